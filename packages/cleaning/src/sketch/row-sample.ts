import { hashWord } from './hash-number.ts'

/**
 * Values of rows that the rows' numbers alone choose: all rows at level 0, and half of them fewer with each level. Whatever parts a column
 * is read in, the same rows are chosen, so samples merge to the very sample of the whole.
 */
export interface RowSample {
  readonly level: number
  /** Ascending. */
  readonly rows: Float64Array
  readonly values: Float64Array
}

/** Columns of no more values than this are kept whole. */
const wholeValues = 1 << 17
/** Larger samples are thinned: half of it to all of it are kept. */
const sampledValues = 1 << 16

/** @param present how many values are not missing */
export const levelFor = (present: number): number => present <= wholeValues ? 0 : Math.ceil(Math.log2(present / sampledValues))

/** @param firstRow number of the first value's row in its table */
export function drawSample (values: Float64Array, firstRow: number, level: number): RowSample {
  const chosen = chosenRows(firstRow, values.length, level)
  const rows = new Float64Array(chosen.length)
  const drawn = new Float64Array(chosen.length)
  let present = 0
  for (let place = 0; place < chosen.length; place++) {
    const row = chosen[place]!
    const value = values[row - firstRow]!
    if (value !== value) continue
    rows[present] = row
    drawn[present++] = value
  }
  return { level, rows: rows.slice(0, present), values: drawn.slice(0, present) }
}

/** Columns of one table ask for the same rows one after the other. */
let lastChosen = { firstRow: 0, count: 0, level: 0, rows: new Float64Array(0) }

function chosenRows (firstRow: number, count: number, level: number): Float64Array {
  if (lastChosen.firstRow !== firstRow || lastChosen.count !== count || lastChosen.level !== level) {
    const rows: number[] = []
    for (let row = firstRow; row < firstRow + count; row++) if (isChosen(row, level)) rows.push(row)
    lastChosen = { firstRow, count, level, rows: Float64Array.from(rows) }
  }
  return lastChosen.rows
}

/** @param later of rows after those of the other */
export function mergeSamples (earlier: RowSample, later: RowSample, level: number): RowSample {
  const [a, b] = [thin(earlier, level), thin(later, level)]
  return { level, rows: concat(a.rows, b.rows), values: concat(a.values, b.values) }
}

/** The rows of each level are those of the one below whose hash has a zero more at its end. */
const isChosen = (row: number, level: number): boolean => (hashWord(row) & ((1 << level) - 1)) === 0

function thin (sample: RowSample, level: number): RowSample {
  if (sample.level === level) return sample
  const kept = sample.rows.map((row) => isChosen(row, level) ? 1 : 0)
  return { level, rows: sample.rows.filter((_, place) => kept[place] === 1), values: sample.values.filter((_, place) => kept[place] === 1) }
}

function concat (a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
