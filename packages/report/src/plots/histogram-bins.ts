import type { Histogram } from '@assay/shared'
import { shorten } from '../shorten.ts'
import type { Words } from '../words/en.ts'

export interface HistogramRequest {
  readonly histogram: Histogram
  readonly label: string
  /** Whole numbers: bins are labelled by what they hold, not by their edges. */
  readonly integer: boolean
  /** Class names, and rows of each class in each bin. */
  readonly classes?: readonly string[]
  readonly byClass?: readonly (readonly number[])[]
}

export interface Bin {
  readonly low: number
  readonly high: number
  readonly rows: number
  /** Rows of each class; none where classes are not known. */
  readonly parts: readonly number[]
  readonly title: string
}

/** Bins that hold a row; where classes are known, a row with a class. */
export function readBins ({ histogram: { edges, counts }, integer, classes = [], byClass }: HistogramRequest, words: Words): Bin[] {
  return counts.map((count, place): Bin => {
    const parts = byClass?.map((rows) => rows[place] ?? 0) ?? []
    const rows = byClass === undefined ? count : parts.reduce((sum, part) => sum + part, 0)
    const single = edges[place] === edges[place + 1]
    const found = parts.flatMap((part, index) => part > 0 ? [`${shorten(classes[index] ?? '', 30)} ${words.format.share(part, rows)}`] : [])
    return {
      low: edges[place]! - (single ? 0.5 : 0),
      high: edges[place + 1]! + (single ? 0.5 : 0),
      rows,
      parts,
      title: [words.bin(placeName(edges[place]!, edges[place + 1]!, integer, words), words.rows(rows)), ...found].join(', ')
    }
  }).filter(({ rows }) => rows > 0)
}

function placeName (low: number, high: number, integer: boolean, { range, format: { number } }: Words): string {
  if (!integer || !Number.isInteger(low + 0.5)) return range(number(low), number(high))
  return high - low === 1 ? number(low + 0.5) : range(number(low + 0.5), number(high - 0.5))
}
