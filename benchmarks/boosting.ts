/**
 * `node benchmarks/boosting.ts [ROWS …]`: CPU seconds (medians of three) and AUC of 100 rounds of depth 6 on 30 synthetic numeric columns;
 * beside them XGBoost's own, on the same rows, where Python has it (Debian: python3-xgboost).
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { learners } from '@assay/learners'
import { predictTable } from '@assay/model'
import { createRandom, type Problem } from '@assay/shared'
import type { NumberColumn, Table } from '@assay/table'

const features = 30
const testRows = 50_000
const problem: Problem = { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] }
const xgboostScript = `
import sys, time, statistics, numpy, xgboost
rows, features, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
x = numpy.fromfile(folder + '/x').reshape(features, -1).T.astype(numpy.float32)
y = numpy.fromfile(folder + '/y')
def fit():
    started = time.process_time()
    matrix = xgboost.DMatrix(x[:rows], y[:rows], nthread=1)
    model = xgboost.train({'tree_method': 'hist', 'max_bin': 255, 'max_depth': 6, 'eta': .1, 'objective': 'binary:logistic', 'nthread': 1}, matrix, 100)
    return time.process_time() - started, model
seconds = [fit()[0] for _ in range(3)]
answers = fit()[1].predict(xgboost.DMatrix(x[rows:]))
print(statistics.median(seconds), *answers)
`

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000]

for (const rows of sizes) {
  const { table, target } = synthesise(rows + testRows)
  const ours = medianOf(() => fitBoosting(table, target, rows))
  const theirs = runXgboost(table, target, rows)
  console.log(`${rows} rows: ${describe(ours)}${theirs === null ? '' : ` · XGBoost ${describe(theirs)} · ratio ${(theirs.seconds / ours.seconds).toFixed(2)}`}`)
}

interface Measurement { readonly seconds: number, readonly auc: number }

function describe ({ seconds, auc }: Measurement): string {
  return `${seconds.toFixed(2)} s, AUC ${auc.toFixed(4)}`
}

function medianOf (measure: () => Measurement): Measurement {
  return [measure(), measure(), measure()].sort((a, b) => a.seconds - b.seconds)[1]!
}

function fitBoosting (table: Table, target: Float64Array, rows: number): Measurement {
  const training = { rows, columns: table.columns.map((column) => ({ ...column as NumberColumn, values: (column as NumberColumn).values.subarray(0, rows) })) }
  const before = process.cpuUsage()
  const fitter = learners.boosting.open({ table: training, target: target.subarray(0, rows), problem, rules: [] })
  const { model } = fitter.fit({
    rows: Uint32Array.from({ length: rows }, (_, row) => row), heldOutRows: null, params: { rounds: 100, learningRate: 0.1, maxDepth: 6 }, random: createRandom(1), shouldStop: () => false
  })
  const { user, system } = process.cpuUsage(before)
  fitter.close()
  const answers = predictTable(model, table, Uint32Array.from({ length: testRows }, (_, row) => rows + row))
  return { seconds: (user + system) / 1e6, auc: aucOf(answers, target.subarray(rows)) }
}

/** Ten linear effects, an interaction and a wave; the other columns are noise. */
function synthesise (rows: number): { table: Table, target: Float64Array } {
  const random = createRandom('benchmark')
  const columns = Array.from({ length: features }, (_, index): NumberColumn => ({ kind: 'number', name: `x${index}`, values: Float64Array.from({ length: rows }, () => random.normal()) }))
  const x = columns.map(({ values }) => values)
  const target = Float64Array.from({ length: rows }, (_, row) => {
    const linear = x.slice(0, 10).reduce((sum, values, index) => sum + (index % 2 === 0 ? -0.3 : 0.3) * values[row]!, 0)
    const margin = linear + 0.7 * x[10]![row]! * x[11]![row]! + 0.7 * Math.sin(2 * x[12]![row]!)
    return random.next() < 1 / (1 + Math.exp(-margin)) ? 1 : 0
  })
  return { table: { rows, columns }, target }
}

/** The share of pairs of a positive and a negative row that the answers put in order. */
function aucOf (answers: Float64Array, target: Float64Array): number {
  const order = Uint32Array.from(answers, (_, row) => row).sort((a, b) => answers[a]! - answers[b]!)
  let negatives = 0
  let ordered = 0
  for (const row of order) {
    if (target[row] === 1) ordered += negatives
    else negatives++
  }
  return ordered / negatives / (target.length - negatives)
}

/** @returns null where Python or XGBoost is missing */
function runXgboost (table: Table, target: Float64Array, rows: number): Measurement | null {
  const python = ['python3', '/usr/bin/python3'].find(hasXgboost)
  if (python === undefined) return null
  const folder = mkdtempSync(join(tmpdir(), 'assay-benchmark-'))
  try {
    writeFileSync(join(folder, 'x'), Buffer.concat(table.columns.map((column) => new Uint8Array((column as NumberColumn).values.buffer))))
    writeFileSync(join(folder, 'y'), new Uint8Array(target.buffer))
    const printed = execFileSync(python, ['-c', xgboostScript, String(rows), String(features), folder], { encoding: 'utf8', maxBuffer: 2 ** 28 })
    const [seconds, ...answers] = printed.trim().split(' ').map(Number)
    return { seconds: seconds!, auc: aucOf(Float64Array.from(answers), target.subarray(rows)) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function hasXgboost (python: string): boolean {
  try {
    execFileSync(python, ['-c', 'import xgboost'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
