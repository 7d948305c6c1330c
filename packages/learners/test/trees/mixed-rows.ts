import { createRandom, defaultMetrics, type ProblemKind } from '@assay/shared'
import type { Table } from '@assay/table'
import type { FitTask, TrainingTable } from '../../src/learner.ts'

/** Rows with numbers (gaps among them), few levels, many levels, and columns that say nothing; the target depends on the first four. */
export function mixedRows (rows: number, kind: ProblemKind, seed = 'mixed rows'): TrainingTable {
  const random = createRandom(seed)
  const numbers = (next: () => number): Float64Array => Float64Array.from({ length: rows }, next)
  const age = numbers(() => Math.floor(20 + random.next() * 40))
  const pay = numbers(() => random.next() < 0.2 ? NaN : Math.exp(random.normal()))
  const city = Uint32Array.from(age, () => random.integer(41))
  const grade = Uint32Array.from(age, () => random.integer(4))
  const levels = (count: number, name: string): string[] => Array.from({ length: count }, (_, level) => level === 0 ? '__proto__' : `${name} ${level}`)
  const signal = age.map((value, row) => (value - 40) / 12 + (Number.isNaN(pay[row]!) ? 1 : Math.min(pay[row]!, 2) - 1) + (city[row]! % 3 - 1) * 1.5 + (grade[row] === 2 ? 1 : 0))
  const answer = {
    binary: (value: number) => value + random.normal() > 0 ? 1 : 0,
    multiclass: (value: number) => value < -1 ? 0 : value < 1 ? 1 : 2,
    regression: (value: number) => 100 + 10 * value + random.normal()
  }[kind]
  const target = signal.map(answer)
  const table: Table = {
    rows,
    columns: [
      { kind: 'number', name: 'age', values: age },
      { kind: 'number', name: 'pay', values: pay },
      { kind: 'category', name: 'constructor', codes: city, levels: levels(40, 'city') },
      { kind: 'category', name: 'grade', codes: grade, levels: levels(3, 'grade') },
      { kind: 'number', name: 'noise', values: numbers(() => random.normal()) },
      { kind: 'number', name: 'constant', values: numbers(() => 7) },
      { kind: 'number', name: 'nothing', values: numbers(() => NaN) },
      { kind: 'number', name: 'target', values: target }
    ]
  }
  const classes = { binary: ['no', 'yes'], multiclass: ['low', 'middle', 'high'], regression: [] }[kind]
  return { table, target, problem: { target: 'target', kind, metric: defaultMetrics[kind], classes }, rules: [] }
}

export function fitTask (rows: Uint32Array, params: FitTask['params'] = {}, rest: Partial<FitTask> = {}): FitTask {
  return { rows, heldOutRows: null, params, random: createRandom('fit'), shouldStop: () => false, ...rest }
}

/** @returns every row whose number leaves `remainder` when divided by `by`, or all others */
export function everyNth (rows: number, by: number, others = false): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => row).filter((row) => (row % by === 0) !== others)
}

export function allRows (rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => row)
}

/** Mean log-loss of probabilities (rows × outputs), or mean squared error of values. */
export function lossOf ({ target, problem }: TrainingTable, rows: Uint32Array, answers: Float64Array): number {
  const outputs = answers.length / rows.length
  const losses = Array.from(rows, (row, i) => {
    if (problem.kind === 'regression') return (answers[i]! - target[row]!) ** 2
    if (outputs === 1) return -Math.log(target[row] === 1 ? answers[i]! : 1 - answers[i]!)
    return -Math.log(answers[i * outputs + target[row]!]!)
  })
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
}
