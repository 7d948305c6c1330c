type Address = number

/** What explaining trees uses of `@assay/kernels`: it is passed in where it can be opened, and contributions have the same bits without it, only later. */
export interface ShapKernels {
  readonly kernels: {
    addTreeShap: (
      trees: Address, count: number, values: Address, valueBytes: number, pairs: number, scratch: Address, area: number, sums: Address, sumBytes: number
    ) => void
  }
  readonly memory: {
    reserve: (bytes: number) => Address
    bytes: (at: Address, length: number) => Uint8Array
    words: (at: Address, length: number) => Uint32Array
    doubles: (at: Address, length: number) => Float64Array
  }
}
