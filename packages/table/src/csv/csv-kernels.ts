type Address = number

/** What reading uses of `@assay/kernels`: it is passed in where it can be opened, and the same table is read without it, only slower. */
export interface CsvKernels {
  readonly kernels: {
    splitRows: (
      block: Address, at: number, end: number, delimiter: number, quote: number, columns: number, most: number, longest: number, line: number, lastLine: number,
      starts: Address, ends: Address, lines: Address, asWritten: Address, doubled: Address, out: Address
    ) => number
    undoubleQuotes: (block: Address, quote: number, cells: Address, count: number, starts: Address, ends: Address) => void
    readDecimals: (
      block: Address, starts: Address, ends: Address, columns: number, rows: number, decimal: number, powers: Address, values: Address, rest: Address, tallies: Address
    ) => number
    readIsoDates: (
      block: Address, starts: Address, ends: Address, columns: number, rows: number, days: boolean, seconds: boolean, values: Address, rest: Address, tallies: Address
    ) => number
    findLabels: (
      block: Address, starts: Address, ends: Address, columns: number, rows: number, slots: Address, mask: number, codes: Address, rest: Address
    ) => number
    rememberLabels: (
      block: Address, starts: Address, ends: Address, columns: number, rows: Address, count: number, slots: Address, mask: number, codes: Address
    ) => void
  }
  readonly memory: {
    reserve: (bytes: number) => Address
    bytes: (at: Address, length: number) => Uint8Array
    integers: (at: Address, length: number) => Int32Array
    words: (at: Address, length: number) => Uint32Array
    doubles: (at: Address, length: number) => Float64Array
  }
}
