/** Addresses are byte offsets into the kernels' memory. What is reserved holds whatever was there before. */
export type Address = number

/**
 * The kernels' memory as a stack of areas. It grows when it must and never shrinks, and what is released is used again.
 * A view shows the memory until the next `reserve`: growing detaches it.
 */
export interface KernelMemory {
  /** @returns an area of that many bytes, on a 64-byte boundary, with 16 readable bytes behind it */
  readonly reserve: (bytes: number) => Address
  /** What `release` goes back to. */
  readonly mark: () => Address
  /** Gives back all that was reserved since the mark. */
  readonly release: (mark: Address) => void
  /** Bytes of the memory as it has grown. */
  readonly size: () => number
  readonly bytes: (at: Address, length: number) => Uint8Array
  readonly words: (at: Address, length: number) => Uint32Array
  readonly integers: (at: Address, length: number) => Int32Array
  readonly singles: (at: Address, length: number) => Float32Array
  readonly doubles: (at: Address, length: number) => Float64Array
}

const pageBytes = 65_536

export function createKernelMemory (memory: WebAssembly.Memory, firstFree: Address): KernelMemory {
  let top = Math.ceil(firstFree / 64) * 64
  return {
    reserve (bytes) {
      const at = top
      const next = Math.ceil((at + bytes + 16) / 64) * 64
      const missingPages = Math.ceil(next / pageBytes) - memory.buffer.byteLength / pageBytes
      if (missingPages > 0) memory.grow(missingPages)
      top = next
      return at
    },
    mark: () => top,
    release (mark) {
      top = mark
    },
    size: () => memory.buffer.byteLength,
    bytes: (at, length) => new Uint8Array(memory.buffer, at, length),
    words: (at, length) => new Uint32Array(memory.buffer, at, length),
    integers: (at, length) => new Int32Array(memory.buffer, at, length),
    singles: (at, length) => new Float32Array(memory.buffer, at, length),
    doubles: (at, length) => new Float64Array(memory.buffer, at, length)
  }
}
