/**
 * The storage form of tables, fold plans and artifacts: typed arrays behind a JSON header.
 *
 *     magic word, 8 ASCII characters · revision, u32 · length of the JSON, u32
 *     JSON, UTF-8: { header, arrays: [[name, type, length], …] }
 *     each array, from the next multiple of 8
 *     length of the whole, u32 × 2 (low, high) · 0, u32 · XXH32 of all before it, u32
 *
 * Integers are little-endian. Same input, same bytes.
 */
export const containerLayout = { prefixBytes: 16, suffixBytes: 16 } as const

export const arrayTypes = {
  float64: Float64Array,
  float32: Float32Array,
  int32: Int32Array,
  uint32: Uint32Array,
  uint16: Uint16Array,
  uint8: Uint8Array
} as const

export type ArrayType = keyof typeof arrayTypes
export type StoredArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array
export type NamedArray = readonly [name: string, array: StoredArray]

export interface ContainerIndex { readonly header: unknown, readonly arrays: readonly (readonly [name: string, type: ArrayType, length: number])[] }

export const alignUp = (offset: number): number => Math.ceil(offset / 8) * 8
