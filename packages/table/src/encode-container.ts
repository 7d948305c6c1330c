import { checksum } from './checksum.ts'
import { alignUp, arrayTypes, containerLayout, type ArrayType, type ContainerIndex, type NamedArray, type StoredArray } from './container.ts'

/**
 * @param magic  8 ASCII characters that say what the bytes are
 * @param header anything that JSON keeps
 * @param arrays names are distinct
 */
export function encodeContainer (magic: string, revision: number, header: unknown, arrays: readonly NamedArray[]): Uint8Array {
  const index: ContainerIndex = { header, arrays: arrays.map(([name, array]) => [name, typeOf(array), array.length]) }
  const indexBytes = new TextEncoder().encode(JSON.stringify(index))
  const offsets: number[] = []
  let end = containerLayout.prefixBytes + indexBytes.length
  for (const [, array] of arrays) {
    const offset = alignUp(end)
    offsets.push(offset)
    end = offset + array.byteLength
  }
  const suffix = alignUp(end)
  const bytes = new Uint8Array(suffix + containerLayout.suffixBytes)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(magic))
  view.setUint32(8, revision, true)
  view.setUint32(12, indexBytes.length, true)
  bytes.set(indexBytes, containerLayout.prefixBytes)
  arrays.forEach(([, array], i) => {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offsets[i])
  })
  view.setUint32(suffix, bytes.length % 2 ** 32, true)
  view.setUint32(suffix + 4, Math.floor(bytes.length / 2 ** 32), true)
  view.setUint32(suffix + 12, checksum(bytes.subarray(0, -4)), true)
  return bytes
}

function typeOf (array: StoredArray): ArrayType {
  const entry = Object.entries(arrayTypes).find(([, type]) => array instanceof type)
  return entry![0] as ArrayType
}
