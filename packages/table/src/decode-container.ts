import { AppError } from '@assay/shared'
import { checksum } from './checksum.ts'
import { alignUp, arrayTypes, containerLayout, type ContainerIndex, type StoredArray } from './container.ts'

/** The parts of a container; arrays are views of its bytes, not copies. */
export interface Container { readonly header: unknown, readonly arrays: ReadonlyMap<string, StoredArray> }

/**
 * @param bytes of an ArrayBuffer or a SharedArrayBuffer; copied only when they do not begin at a multiple of 8
 * @throws {AppError} OBJECT_DAMAGED on any flipped bit or lost byte; REVISION_UNSUPPORTED when written by another revision
 */
export function decodeContainer (bytes: Uint8Array, magic: string, revision: number): Container {
  if (bytes.byteOffset % 8 !== 0) bytes = bytes.slice()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  requireWhole(bytes, view, magic)
  requireRevision(view.getUint32(8, true), magic, revision)
  const indexEnd = containerLayout.prefixBytes + view.getUint32(12, true)
  // slice: TextDecoder does not read shared memory everywhere
  const { header, arrays: index } = JSON.parse(new TextDecoder().decode(bytes.slice(containerLayout.prefixBytes, indexEnd))) as ContainerIndex
  const arrays = new Map<string, StoredArray>()
  let end = indexEnd
  for (const [name, type, length] of index) {
    const offset = alignUp(end)
    const array = new arrayTypes[type](bytes.buffer as ArrayBuffer, bytes.byteOffset + offset, length)
    arrays.set(name, array)
    end = offset + array.byteLength
  }
  return { header, arrays }
}

function requireWhole (bytes: Uint8Array, view: DataView, magic: string): void {
  const damaged = (how: string): AppError => new AppError('OBJECT_DAMAGED', `These bytes are not a whole "${magic}": ${how}. Restore the object, or make it again`)
  const { prefixBytes, suffixBytes } = containerLayout
  if (bytes.length < prefixBytes + suffixBytes) throw damaged(`only ${bytes.length} bytes are left`)
  for (let i = 0; i < 8; i++) {
    if (bytes[i] !== magic.charCodeAt(i)) throw damaged('they do not begin with that word')
  }
  const length = view.getUint32(bytes.length - 16, true) + view.getUint32(bytes.length - 12, true) * 2 ** 32
  if (length !== bytes.length) throw damaged(`${bytes.length} bytes are left of another number`)
  if (view.getUint32(bytes.length - 4, true) !== checksum(bytes.subarray(0, -4))) throw damaged('their checksum differs')
}

function requireRevision (found: number, magic: string, known: number): void {
  if (found === known) return
  const side = found > known ? 'Upgrade this program' : 'Make the object again, or upgrade the program that writes it'
  throw new AppError('REVISION_UNSUPPORTED', `These bytes are revision ${found} of "${magic}"; this program reads revision ${known}. ${side}`)
}

/** @throws {AppError} OBJECT_DAMAGED when there is none of that name and type */
export function arrayNamed<T extends StoredArray> (container: Container, name: string, type: new (length: number) => T): T {
  const array = container.arrays.get(name)
  if (!(array instanceof type)) throw new AppError('OBJECT_DAMAGED', `The object lacks its array "${name}"; make it again`)
  return array
}
