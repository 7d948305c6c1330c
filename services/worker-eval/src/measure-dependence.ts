import { predictTable } from '@assay/model'
import { columnNamed, selectRows } from '@assay/table'
import type { Artifact } from '@assay/model'
import type { Dependence, DependencePoint } from '@assay/shared'
import type { CategoryColumn, Column, DateColumn, NumberColumn, Table } from '@assay/table'
import { evenlySpread } from './evenly-spread.ts'

interface DependencePlan {
  readonly model: Artifact
  readonly test: Table
  /** Of the file, most important first; what was made of one of them, such as the parts of a date, is measured one by one. */
  readonly columns: readonly string[]
}

/** Columns × points × rows predictions are made: some 40,000. */
const most = { columns: 8, points: 16, rows: 300 }

/** The mean prediction over locked rows for each of a column's values, for the most important columns. */
export function measureDependence ({ model, test, columns }: DependencePlan): readonly Dependence[] {
  const table = selectRows(test, evenlySpread(test.rows, most.rows))
  const { inputs, outputs } = model.recipe
  const made = columns.flatMap((column) => outputs.filter(({ input }) => inputs[input]!.name === column).map(({ name }) => name))
  return made.slice(0, most.columns).flatMap((name): Dependence[] => {
    const column = columnNamed(table, name)
    if (column.kind === 'text') return []
    const points = column.kind === 'category' ? levelPoints(column) : valuePoints(column)
    return [{ column: name, kind: column.kind, points: points.map(({ value, constant }) => ({ value, means: meanPredictions(model, withColumn(table, constant)) })) }]
  })
}

interface ConstantColumn { readonly value: DependencePoint['value'], readonly constant: Column }

/** Levels that occur, most frequent first, and missing cells where there are any. */
function levelPoints (column: CategoryColumn): readonly ConstantColumn[] {
  const rows = new Uint32Array(column.levels.length + 1)
  for (const code of column.codes) rows[code]!++
  return Array.from(rows.keys())
    .filter((code) => rows[code]! > 0)
    .sort((a, b) => rows[b]! - rows[a]! || a - b)
    .slice(0, most.points)
    .map((code) => ({ value: code === 0 ? null : column.levels[code - 1]!, constant: { ...column, codes: new Uint32Array(column.codes.length).fill(code) } }))
}

/** Quantiles of the values, and missing cells where there are any. */
function valuePoints (column: NumberColumn | DateColumn): readonly ConstantColumn[] {
  const sorted = column.values.filter((value) => !Number.isNaN(value)).sort()
  const grid = new Set(Array.from({ length: most.points }, (_, point) => sorted[Math.round(point * (sorted.length - 1) / (most.points - 1))]).filter((value) => value !== undefined))
  const values = sorted.length < column.values.length ? [...grid, NaN] : [...grid]
  return values.map((value) => ({ value: Number.isNaN(value) ? null : value, constant: { ...column, values: new Float64Array(column.values.length).fill(value) } }))
}

const withColumn = ({ rows, columns }: Table, changed: Column): Table => ({ rows, columns: columns.map((column) => column.name === changed.name ? changed : column) })

/** @returns one mean an output */
function meanPredictions (model: Artifact, table: Table): readonly number[] {
  const predictions = predictTable(model, table, Uint32Array.from({ length: table.rows }, (_, row) => row))
  const outputs = predictions.length / table.rows
  const means = new Array<number>(outputs).fill(0)
  predictions.forEach((prediction, at) => { means[at % outputs]! += prediction / table.rows })
  return means
}
