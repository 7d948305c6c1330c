import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { median } from '../benchmark.ts'
import type { Study } from '../study.ts'

const learners = ['boosting', 'forest'] as const
const rounds = 3

/** Each fit runs in a process of its own, which says what it needed beyond what it held before: the table, and the code. */
export const memory: Study = {
  name: 'memory',
  title: 'Memory: the largest resident set of one trial beyond the process that holds its table, 30 columns',
  usage: '[ROWS …]',
  measure (args) {
    const sizes = args.length > 0 ? args.map(Number) : [100_000, 1_000_000]
    const results = sizes.flatMap((rows) => learners.map((learner) => {
      const measured = Array.from({ length: rounds }, () => measureAlone(learner, rows))
      return { learner, rows, base: median(measured.map(({ base }) => base)), peak: median(measured.map(({ peak }) => peak)) }
    }))
    return {
      note: `Medians of ${rounds} processes, in MB; boosting: 100 rounds of depth 6, forest: 30 trees of depth 12; bins included.`,
      head: ['rows', 'learner', 'before the fit', 'largest', 'beyond'],
      rows: results.map(({ rows, learner, base, peak }) => [String(rows), learner, base.toFixed(0), peak.toFixed(0), (peak - base).toFixed(0)]),
      results
    }
  }
}

function measureAlone (learner: string, rows: number): { readonly base: number, readonly peak: number } {
  const script = join(import.meta.dirname, 'measure-memory.ts')
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', script, learner, String(rows)], { encoding: 'utf8' })) as { base: number, peak: number }
}
