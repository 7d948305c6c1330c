/** Fits one learner, `node --expose-gc measure-memory.ts LEARNER ROWS`, and prints the resident set before and its peak during the fit, in MB. Linux only. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { LearnerName, Params } from '@assay/shared'
import { fitLearner, synthesise } from '../synthetic-rows.ts'

const params: Partial<Record<LearnerName, Params>> = { boosting: { rounds: 100, learningRate: 0.1, maxDepth: 6 }, forest: { trees: 30, maxDepth: 12 } }
const [learner, rows] = [process.argv[2] as LearnerName, Number(process.argv[3])]

const given = synthesise(rows)
globalThis.gc!()
// The kernel's own peak of this process starts anew.
writeFileSync('/proc/self/clear_refs', '5')
const base = statusOf('VmRSS')
fitLearner(learner, given, params[learner] ?? {})
console.log(JSON.stringify({ base, peak: statusOf('VmHWM') }))

function statusOf (field: 'VmRSS' | 'VmHWM'): number {
  const kilobytes = new RegExp(`^${field}:\\s*(\\d+) kB$`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))![1]
  return Number(kilobytes) / 1024
}
