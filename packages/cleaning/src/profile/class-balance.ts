import type { LevelCount, Problem } from '@assay/shared'
import type { Column } from '@assay/table'
import { op, table } from 'arquero'
import { classCodes } from '../target-classes.ts'

/** @returns rows of each class, in class order; empty for regression */
export function classBalance (target: Column, problem: Problem): LevelCount[] {
  if (problem.kind === 'regression') return []
  const counted = table({ code: classCodes(target, problem) }).groupby('code').rollup({ rows: op.count() })
  const rows = new Map(counted.objects().map((row) => row as { code: number, rows: number }).map(({ code, rows: count }) => [code, count]))
  return problem.classes.map((level, index) => ({ level, rows: rows.get(index + 1) ?? 0 }))
}
