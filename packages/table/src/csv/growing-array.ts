type Numbers = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

/** An array that is filled from front to back. */
export interface GrowingArray<T extends Numbers> {
  /** `filled` of its entries are. */
  entries: T
  filled: number
}

/** @param expected how many entries will come; those that do not cost nothing, and more are welcome */
export const growingFloats = (expected: number): GrowingArray<Float64Array<ArrayBuffer>> => ({ entries: new Float64Array(firstLength(expected)), filled: 0 })
export const growingWords = (expected: number): GrowingArray<Uint32Array<ArrayBuffer>> => ({ entries: new Uint32Array(firstLength(expected)), filled: 0 })

const firstLength = (expected: number): number => Math.min(16 << 20, Math.max(1 << 10, Math.ceil(expected)))

/** Makes room for so many entries more; the caller writes them, and counts them into `filled`. */
export function makeRoom<T extends Numbers> (array: GrowingArray<T>, more: number): void {
  const { entries, filled } = array
  if (filled + more > entries.length) array.entries = resized(entries, Math.max(filled + more, Math.ceil(entries.length * 1.5)))
}

/** The filled entries. Memory that was never written was never there; more of it than the entries take is given back. */
export function takeFilled<T extends Numbers> ({ entries, filled }: GrowingArray<T>): T {
  return (entries.length > 2 * filled ? resized(entries, filled) : entries.subarray(0, filled)) as T
}

/** The same entries in memory of another length, which the old array loses at once: nothing waits for the garbage collector. */
function resized<T extends Numbers> (entries: T, length: number): T {
  return new (entries.constructor as new (buffer: ArrayBuffer) => T)(entries.buffer.transfer(length * entries.BYTES_PER_ELEMENT))
}
