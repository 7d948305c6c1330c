import type { Problem, Random } from '@assay/shared'
import { categoryColumn, numberColumn, tableOf } from '@assay/table'
import type { Table } from '@assay/table'

export type GeneratedKind = 'binary' | 'regression'

export const problems: Readonly<Record<GeneratedKind, Problem>> = {
  binary: { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] },
  regression: { target: 'y', kind: 'regression', metric: 'rmse', classes: [] }
}

/** Rows of a problem whose truth is known: six normal columns, an interaction; of classes one in four is positive, of values the noise grows. */
export function generateRows (kind: GeneratedKind, rows: number, random: Random): Table {
  const x = Array.from({ length: 6 }, () => Float64Array.from({ length: rows }, () => random.normal()))
  const margins = Float64Array.from({ length: rows }, (_, row) => 0.8 * x[0]![row]! - 0.6 * x[1]![row]! + 0.4 * x[2]![row]! + 0.5 * x[3]![row]! * x[4]![row]!)
  const columns = x.map((values, index) => numberColumn(`x${index}`, values))
  if (kind === 'regression') return tableOf(...columns, numberColumn('y', margins.map((margin) => margin + Math.exp(margin / 5) * random.normal())))
  const { classes } = problems.binary
  const codes = Uint32Array.from(margins, (margin) => random.next() < 1 / (1 + Math.exp(1.3 - margin)) ? 2 : 1)
  return tableOf(...columns, { ...categoryColumn('y', []), codes, levels: classes })
}
