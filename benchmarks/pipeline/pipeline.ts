import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { metricDirections } from '@assay/shared'
import { employeesFile } from '../employees.ts'
import type { Study } from '../study.ts'
import { runOptuna } from './run-optuna.ts'
import { queueMilliseconds, runPipeline } from './run-pipeline.ts'

const trials = 40

/** One line of the table. Scores are of the problem's metric: rocAuc, logLoss or rmse. */
interface Subject {
  readonly file: string
  readonly subject: string
  readonly metric: string
  readonly score: number
  readonly testScore: number
  readonly cpuSeconds: number | null
  readonly wallSeconds: number
  /** The queue's share of a trial, where one ran at a time. */
  readonly queueMilliseconds?: number
}

/** The whole way from a file to a model that was scored on locked rows. */
export const pipeline: Study = {
  name: 'pipeline',
  title: `Whole pipeline: ${trials} trials from CSV to champion, beside Optuna with native XGBoost on the same number of trials and folds`,
  usage: '[FILE=TARGET …]',
  async measure (sources) {
    const subjects: Subject[] = []
    for (const source of [`${employeesFile}=Attrition`, ...sources]) {
      const [path = '', target = ''] = source.split(/=(?=[^=]*$)/)
      const file = basename(path)
      for (const slots of [1, 2]) {
        const { pipeline, ...cost } = await runPipeline({ csv: readFileSync(path), options: { target, trials }, slots })
        const queue = slots === 1 ? { queueMilliseconds: queueMilliseconds({ pipeline, ...cost }) } : {}
        subjects.push({ file, subject: `ours, ${slots} slot${slots === 1 ? '' : 's'}`, metric: pipeline.metric!, ...cost, ...queue })
      }
      const { metric } = subjects.at(-1)!
      subjects.push(...runOptuna({ path, target, trials, metric }).map((theirs) => ({ file, metric, ...theirs })))
    }
    return {
      note: 'Ours: cleaning, all learners, trials, ensemble, calibration, test, model card; all processes and Redis counted, their start not; the queue: wall time with one slot from the first claim to the last commit, less what trials took in their thread, by trial. '
        + 'Theirs: the same share of rows locked, five folds, early stopping and median pruning, one thread, imports not counted. Test parts are drawn differently.',
      head: ['file', 'subject', 'metric', 'cross-validated', 'on locked rows', 'CPU s', 'wall s', 'queue, ms a trial'],
      rows: subjects.map(({ file, subject, metric, score, testScore, cpuSeconds, wallSeconds, queueMilliseconds }) => [
        file, subject, `${metric} (${metricDirections[metric as keyof typeof metricDirections]} is better)`, score.toPrecision(4), testScore.toPrecision(4),
        cpuSeconds?.toFixed(1) ?? '', wallSeconds.toFixed(1), queueMilliseconds?.toFixed(1) ?? ''
      ]),
      results: subjects
    }
  }
}
