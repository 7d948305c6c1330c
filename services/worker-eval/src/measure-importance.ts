import { predictTable } from '@assay/model'
import { permutationImportance, scorers } from '@assay/scoring'
import { selectRows } from '@assay/table'
import type { Artifact } from '@assay/model'
import type { ColumnImportance, Random } from '@assay/shared'
import type { Column, Table } from '@assay/table'
import { evenlySpread } from './evenly-spread.ts'

interface ImportancePlan {
  readonly model: Artifact
  readonly test: Table
  readonly target: Float64Array
  readonly random: Random
}

/** More rows tell no more of which column matters most, and cost as many predictions as there are columns. */
const mostRows = 20_000

/** How much the problem's metric suffers on locked rows when one column is shuffled, most important first. */
export function measureImportance ({ model, test, target, random }: ImportancePlan): readonly ColumnImportance[] {
  const rows = evenlySpread(test.rows, mostRows)
  const table = selectRows(test, rows)
  const everyRow = rows.map((_, at) => at)
  return permutationImportance({
    columns: model.recipe.outputs.map(({ name }) => name),
    scorer: scorers[model.problem.metric],
    target: Float64Array.from(rows, (row) => target[row]!),
    predictions: predictTable(model, table, everyRow),
    predict: (column, order) => predictTable(model, permuteColumn(table, column, order), everyRow),
    random,
    ...(model.threshold !== null && { threshold: model.threshold })
  })
}

function permuteColumn (table: Table, name: string, order: Uint32Array): Table {
  return { rows: table.rows, columns: table.columns.map((column) => column.name === name ? reordered(column, order) : column) }
}

function reordered (column: Column, order: Uint32Array): Column {
  const [moved] = selectRows({ rows: order.length, columns: [column] }, order).columns
  return moved!
}
