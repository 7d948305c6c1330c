import { categoryColumn, numberColumn, planFolds, tableOf, targetVector } from '@assay/table'
import { createRandom } from '@assay/shared'
import { expect, it } from 'vitest'
import { drawRows, type FoldedRows } from '../../src/ablation/draw-rows.ts'
import type { Problem } from '@assay/shared'

const problem: Problem = { target: 'left', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] }

/** 1,000 rows, of which one in ten left; each stands there twice. */
function twice (): FoldedRows {
  const row = Array.from({ length: 1_000 }, (_, at) => at % 500)
  const table = tableOf(numberColumn('code', row), categoryColumn('left', row.map((code) => code % 10 === 9 ? 'yes' : 'no')))
  const target = targetVector(table, problem)
  return {
    training: { table, target, problem, rules: [] },
    cells: { table, columns: [] },
    foldPlan: planFolds({ rows: 1_000, kind: 'binary', target, groups: Uint32Array.from(row), random: createRandom('folds') })
  }
}

const count = (values: Iterable<number>, value: number): number => [...values].filter((other) => other === value).length

it('takes equal rows together, and classes and folds in their shares', () => {
  const { training: { table, target }, cells, foldPlan } = drawRows(twice(), 200)
  expect([table.rows, target.length, cells!.table.rows, foldPlan.assignments[0]!.length]).toEqual([200, 200, 200, 200])
  const code = table.columns[0]!
  if (code.kind !== 'number') throw new Error('codes are numbers')
  expect(new Set(code.values).size).toBe(100)
  expect(count(target, 1)).toBe(20)
  for (let fold = 0; fold < foldPlan.folds; fold++) expect(count(foldPlan.assignments[0]!, fold)).toBeCloseTo(200 / foldPlan.folds, -1)
})

it('takes all rows where there are no more', () => {
  const folded = twice()
  expect(drawRows(folded, 1_000).training).toBe(folded.training)
})
