import { createRandom, log } from '@assay/shared'
import type { ColumnProfile } from '@assay/shared'
import type { MeasuredColumn, MeasuredLevels } from './measured-column.ts'

/** What a column says about the target, beyond what a column of the same cells in another order would say. */
export type MutualInformation = NonNullable<ColumnProfile['targetInformation']>

/** The smallest p-value that so many shuffles can tell is 0.005. */
const shuffles = 199
const mostRows = 10_000
const fewestRows = 500
/** Rows that are counted for all columns together, which bounds the time of very wide tables. */
const mostCounted = 200_000_000
const mostBins = 16
/** Expected in each cell of two columns' bins when they have nothing to do with each other. */
const rowsACell = 5

/**
 * Prepares to measure the mutual information of columns with the target. Numbers are cut into bins of equally many rows; a gap of the column
 * is a level like the others. Shuffled answers give what chance does: the p-value, and what is taken off. The same columns give the same.
 *
 * @param target  rows without an answer do not count
 * @param columns how many are to be measured
 * @see Vinh, Epps & Bailey, "Information theoretic measures for clusterings comparison", 2010 (adjusted for chance)
 * @see Phipson & Smyth, "Permutation p-values should never be zero", 2010
 */
export function openMutualInformation (target: MeasuredColumn, columns: number): (column: MeasuredColumn) => MutualInformation {
  const limit = Math.min(mostRows, Math.max(fewestRows, Math.floor(mostCounted / (shuffles * columns))))
  const rows = everyFew(answeredRows(target), limit)
  const bins = Math.max(2, Math.min(mostBins, Math.floor(Math.sqrt(rows.length / rowsACell))))
  const answers = toLevels(target, rows, bins)
  const orders = shuffleAnswers(Uint8Array.from(answers.codes))
  const timesLog = Float64Array.from({ length: rows.length + 1 }, (_, count) => count === 0 ? 0 : count * log(count))
  const width = answers.levels + 1

  /** Σ n·ln n over the cells of two columns, of which their mutual information is a linear function when each of them is as it is. */
  function agreement (offsets: Uint32Array, order: Uint8Array, cells: Uint16Array): number {
    cells.fill(0)
    for (let place = 0; place < order.length; place++) cells[offsets[place]! + order[place]!]!++
    let sum = 0
    for (let cell = 0; cell < cells.length; cell++) sum += timesLog[cells[cell]!]!
    return sum
  }

  const ofAnswers = agreement(new Uint32Array(rows.length), orders[0]!, new Uint16Array(width))
  const entropy = (timesLog[rows.length]! - ofAnswers) / rows.length

  return (column) => {
    const { codes, levels } = toLevels(column, rows, bins)
    const offsets = codes.map((code) => code * width)
    const cells = new Uint16Array((levels + 1) * width)
    const ofColumn = agreement(offsets, new Uint8Array(rows.length), cells)
    const [known, ...byChance] = orders.map((order) => agreement(offsets, order, cells)) as [number, ...number[]]
    const toNats = (sum: number): number => (sum - ofColumn - ofAnswers + timesLog[rows.length]!) / rows.length
    const chance = toNats(byChance.reduce((sum, value) => sum + value, 0) / shuffles)
    const difference = toNats(known) - chance
    const beyond = difference > roundingError ? difference : 0
    const asHigh = byChance.reduce((count, sum) => sum >= known - roundingError * rows.length ? count + 1 : count, 0)
    return {
      bits: beyond / log(2),
      share: beyond === 0 ? 0 : Math.min(1, beyond / (entropy - chance)),
      pValue: (1 + asHigh) / (1 + shuffles)
    }
  }
}

/** In nats, of sums that are equal but for the order of their terms. */
const roundingError = 1e-9

function answeredRows (target: MeasuredColumn): Uint32Array {
  const isKnown = target.kind === 'levels' ? (row: number) => target.codes[row] !== 0 : (row: number) => !Number.isNaN(target.values[row])
  const length = target.kind === 'levels' ? target.codes.length : target.values.length
  return new Uint32Array(length).map((_, row) => row).filter(isKnown)
}

function everyFew (rows: Uint32Array, most: number): Uint32Array {
  if (rows.length <= most) return rows
  return Uint32Array.from({ length: most }, (_, place) => rows[Math.floor((place + 0.5) * rows.length / most)]!)
}

/** @returns the answers as they are, and in so many other orders */
function shuffleAnswers (answers: Uint8Array): Uint8Array[] {
  const random = createRandom('shuffled answers')
  const orders = [answers]
  while (orders.length <= shuffles) orders.push(random.shuffle(orders.at(-1)!.slice()))
  return orders
}

/** The rows' levels; of numbers their ranks decide, so that equal ones share a bin. Missing is 0. */
function toLevels (column: MeasuredColumn, rows: Uint32Array, bins: number): Pick<MeasuredLevels, 'codes' | 'levels'> {
  if (column.kind === 'levels') return { codes: rows.map((row) => column.codes[row]!), levels: column.levels }
  const { ranks } = column
  const known = ranks.reduce((count, rank) => Number.isNaN(rank) ? count : count + 1, 0)
  const binOf = (rank: number): number => Number.isNaN(rank) ? 0 : 1 + Math.floor((rank - 0.5) / known * bins)
  return { codes: rows.map((row) => binOf(ranks[row]!)), levels: bins }
}
