import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foldsOf } from '@assay/table'
import { findPython } from '../python-peer.ts'
import type { PreparedSet } from './prepare-set.ts'

/** Mean score of each of scikit-learn's models, with their usual settings, on the folds of a set; none where no Python has it. */
export function sklearnScores ({ table, target, foldPlan, prepared }: PreparedSet): Readonly<Record<string, number>> {
  const python = findPython('sklearn')
  if (python === null) return {}
  const { problem } = prepared
  const columns = table.columns.filter(({ name, kind }) => name !== problem.target && kind !== 'text')
  const folder = mkdtempSync(join(tmpdir(), 'assay-benchmark-'))
  const write = (name: string, values: Float64Array): void => { writeFileSync(join(folder, name), new Uint8Array(values.buffer)) }
  try {
    write('x', Float64Array.from(columns.flatMap((column) => (column.kind === 'category' ? Array.from(column.codes, (code) => (code === 0 ? NaN : code)) : column.kind === 'text' ? [] : Array.from(column.values)))))
    write('y', target)
    write('folds', Float64Array.from(foldsOf(foldPlan).flatMap(({ heldOutRows, trainingRows }) => {
      const parts = new Array<number>(table.rows).fill(-1)
      for (const row of trainingRows) parts[row] = 0
      for (const row of heldOutRows) parts[row] = 1
      return parts
    })))
    const order = { kind: problem.kind, metric: problem.metric, rows: table.rows, categories: columns.map(({ kind }) => kind === 'category') }
    const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
    return JSON.parse(execFileSync(python.command, [join(import.meta.dirname, 'sklearn_scores.py'), folder, JSON.stringify(order)], { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'inherit'] })) as Record<string, number>
  } finally {
    rmSync(folder, { recursive: true })
  }
}
