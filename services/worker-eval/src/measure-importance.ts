import { predictTable } from '@assay/model'
import { permutationImportance, scorers } from '@assay/scoring'
import { selectRows } from '@assay/table'
import type { Artifact } from '@assay/model'
import type { ColumnImportance, Random } from '@assay/shared'
import type { Column, Recipe, Table } from '@assay/table'
import { evenlySpread } from './evenly-spread.ts'

interface ImportancePlan {
  readonly model: Artifact
  readonly test: Table
  readonly target: Float64Array
  readonly random: Random
}

/** More rows tell no more of which column matters most, and cost as many predictions as there are columns. */
const mostRows = 20_000

/**
 * How much the problem's metric suffers on locked rows when one column of the file is shuffled, most important first. All that was made
 * of a column, as the year, month and weekday of a date, is shuffled alike: each part alone could be guessed from the others.
 */
export function measureImportance ({ model, test, target, random }: ImportancePlan): readonly ColumnImportance[] {
  const rows = evenlySpread(test.rows, mostRows)
  const table = selectRows(test, rows)
  const everyRow = rows.map((_, at) => at)
  const madeOf = outputsByInput(model.recipe)
  return permutationImportance({
    columns: [...madeOf.keys()],
    scorer: scorers[model.problem.metric],
    target: Float64Array.from(rows, (row) => target[row]!),
    predictions: predictTable(model, table, everyRow),
    predict: (column, order) => predictTable(model, permuteColumns(table, madeOf.get(column)!, order), everyRow),
    random,
    ...(model.threshold !== null && { threshold: model.threshold })
  })
}

/** Names of what is made of each column of the file; the time between two dates is made of both. */
function outputsByInput ({ inputs, outputs }: Recipe): ReadonlyMap<string, readonly string[]> {
  const made = inputs.map(({ name }, at) => [name, outputs.filter(({ input, since }) => input === at || since?.input === at).map((output) => output.name)] as const)
  return new Map(made.filter(([, names]) => names.length > 0))
}

function permuteColumns (table: Table, names: readonly string[], order: Uint32Array): Table {
  return { rows: table.rows, columns: table.columns.map((column) => names.includes(column.name) ? reordered(column, order) : column) }
}

function reordered (column: Column, order: Uint32Array): Column {
  const [moved] = selectRows({ rows: order.length, columns: [column] }, order).columns
  return moved!
}
