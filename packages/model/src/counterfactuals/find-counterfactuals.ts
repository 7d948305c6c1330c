import type { CellChange, ClassPrediction, Counterfactual, Prediction } from '@assay/shared'
import type { Row } from '@assay/table'
import type { Field } from '../artifact.ts'
import { shownCell } from '../shown-cell.ts'
import { candidateValues } from './candidate-values.ts'
import { sayChanges } from './say-changes.ts'

export interface CounterfactualSearch {
  readonly fields: readonly Field[]
  readonly predict: (row: Row) => Prediction
  /** Columns that stay as they are. */
  readonly immutable: readonly string[]
}

/** A row that was asked about: what was changed in it, and how far it went. */
interface Attempt { readonly changes: readonly CellChange[], readonly prediction: ClassPrediction, readonly distance: number }

const mostFound = 3
const mostChanges = 3
/** Attempts that are changed further, and values of a column that they are changed with. */
const beamWidth = 6
const valuesPerColumn = 2
const halvings = 8
/** Bounds the time of a search, whatever the model: about as many single rows. */
const mostQuestions = 3_000

/**
 * Looks for the smallest changes with which a row is answered otherwise: one column first, with every value that stands for a part of
 * training; then the most promising of them with a second and a third column. Values of a number are then brought back towards the
 * row's own as far as the answer allows. Equal questions find equal answers.
 *
 * @returns fewest changes first, then the smallest; of different columns; none for a model of values
 * @see Wachter, Mittelstadt & Russell, "Counterfactual Explanations Without Opening the Black Box", 2017
 */
export function findCounterfactuals (row: Row, { fields, predict, immutable }: CounterfactualSearch): readonly Counterfactual[] {
  const cells = new Map<string, unknown>(row instanceof Map ? row : Object.entries(row))
  const answered = predict(cells)
  if (!('label' in answered)) return []
  const mutable = fields.filter(({ name }) => !immutable.includes(name)).map((field) => ({ field, from: cells.get(field.name), values: candidateValues(field, cells.get(field.name)) }))
  let questions = 0

  function attempt (changes: readonly CellChange[]): Attempt | null {
    if (questions++ >= mostQuestions) return null
    const prediction = predict(new Map([...cells, ...changes.map(({ column, to }) => [column, to] as const)]))
    return 'label' in prediction ? { changes, prediction, distance: distanceOf(changes) } : null
  }
  const change = (column: string, to: string | number): CellChange => ({ column, from: shownCell(cells.get(column)), to })
  const distanceOf = (changes: readonly CellChange[]): number => changes.reduce((sum, { column, from, to }) => sum + stepOf(fields.find(({ name }) => name === column)!, from, to), 0)
  const isOther = ({ prediction }: Attempt): boolean => prediction.label !== answered.label
  /** How sure the model still is of what it answered. */
  const sureness = ({ prediction }: Attempt): number => prediction.probabilities[answered.label]!

  /** Brings each number back towards the row's own, by halves. */
  function shrink (found: Attempt): Attempt {
    let best = found
    for (const [at, { column }] of found.changes.entries()) {
      const { field, from } = mutable.find((one) => one.field.name === column)!
      const own = typeof from === 'string' ? Number(from) : from
      if (field.type !== 'number' || typeof own !== 'number' || !Number.isFinite(own)) continue
      let near = own
      for (let half = 0; half < halvings; half++) {
        const far = best.changes[at]!.to as number
        const middle = field.integer ? Math.round((near + far) / 2) : Number(((near + far) / 2).toPrecision(4))
        // Few digits may not lie between the two.
        if (!(Math.min(near, far) < middle && middle < Math.max(near, far))) break
        const tried = attempt(best.changes.with(at, change(column, middle)))
        if (tried === null) break
        if (isOther(tried)) best = tried
        else near = middle
      }
    }
    return best
  }

  const singles = mutable.flatMap(({ field, values }) => values.flatMap((value) => attempt([change(field.name, value)]) ?? []))
  const promising = mutable.flatMap(({ field }) => singles.filter(({ changes }) => changes[0]!.column === field.name).sort((a, b) => sureness(a) - sureness(b)).slice(0, valuesPerColumn))
  let found = singles.filter(isOther)
  let beam = singles.filter((single) => !isOther(single))
  for (let size = 2; size <= mostChanges && found.length === 0; size++) {
    beam = beam.sort((a, b) => sureness(a) - sureness(b)).slice(0, beamWidth)
    beam = beam.flatMap(({ changes }) => promising
      .filter((single) => !changes.some(({ column }) => column === single.changes[0]!.column))
      .flatMap((single) => attempt([...changes, ...single.changes]) ?? []))
    found = beam.filter(isOther)
  }
  const nearest = distinct(found.sort((a, b) => a.distance - b.distance)).slice(0, 2 * mostFound)
  return nearest.map(shrink).sort((a, b) => a.distance - b.distance).slice(0, mostFound).map(({ changes, prediction: { label, probability } }) =>
    ({ label, probability, changes, text: sayChanges(changes, label, probability) }))
}

/** The first attempt of each set of columns. */
function distinct (attempts: readonly Attempt[]): readonly Attempt[] {
  return [...Map.groupBy(attempts, ({ changes }) => changes.map(({ column }) => column).sort().join('\n')).values()].map(([first]) => first!)
}

/** A number's share of the range of training; another level is half of it, a value where none was known all of it. */
function stepOf ({ type, range }: Field, from: CellChange['from'], to: CellChange['to']): number {
  if (type !== 'number' || range === null) return 0.5
  const own = from === null || from === '' ? NaN : Number(from)
  return Number.isFinite(own) && range[1] > range[0] ? Math.abs(Number(to) - own) / (range[1] - range[0]) : 1
}
