import { mean } from '../benchmark.ts'
import type { Study } from '../study.ts'
import { aim, openResplits, type ResplitSetting } from './resplit.ts'

const learners = [
  { learner: 'logistic', params: { l2: 1, l1Ratio: 0, classWeight: 'none' } },
  { learner: 'boosting', params: { rounds: 200, learningRate: 0.1, maxDepth: 4 } }
] as const
const settings: readonly ResplitSetting[] = (['binary', 'regression'] as const).flatMap((kind) =>
  learners.flatMap((learner) => [300, 1000].map((rows) => ({ kind, rows, ...learner }))))

export const coverage: Study = {
  name: 'coverage',
  title: 'How often 95 % intervals of scores hold the true score, and 90 % conformal answers what really is',
  usage: '[RESPLITS]',
  measure ([resplits = '200']) {
    const measured = settings.map((setting) => {
      const resplit = openResplits(setting)
      const drawn = Array.from({ length: Number(resplits) }, (_, number) => resplit(number))
      return {
        setting,
        crossValidated: mean(drawn.map(({ crossValidatedHolds }) => Number(crossValidatedHolds))),
        test: mean(drawn.map(({ testHolds }) => Number(testHolds))),
        conformal: mean(drawn.map(({ conformalCoverage }) => conformalCoverage))
      }
    })
    return {
      note: `${resplits} drawings of a generated problem; the true score is that of the model fitted on all training rows, on 20,000 other rows. Aims: 95 %, 95 %, ${aim * 100} %.`,
      head: ['problem', 'metric', 'learner', 'rows', 'cross-validated interval', 'test interval', 'conformal'],
      rows: measured.map(({ setting: { kind, learner, rows }, crossValidated, test, conformal }) =>
        [kind, kind === 'binary' ? 'ROC AUC' : 'RMSE', learner, String(rows), percent(crossValidated), percent(test), percent(conformal)]),
      results: measured
    }
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
