import { learners, refitParams } from '@assay/learners'
import { intervalAround, labelSet, predictTable } from '@assay/model'
import { scorers } from '@assay/scoring'
import { createRandom } from '@assay/shared'
import { heldOutRows, planFolds, recipeOf, targetVector } from '@assay/table'
import type { FittedModel, Prepared } from '@assay/model'
import type { ConformalRule, LearnerName, Params, PipelineOrder, ScoreInterval } from '@assay/shared'
import type { Table } from '@assay/table'
import { decide } from '../../services/worker-eval/src/decide.ts'
import { scoreTestPart } from '../../services/worker-eval/src/score-test-part.ts'
import { crossValidate } from '../../services/worker-train/src/cross-validate.ts'
import { generateRows, problems, type GeneratedKind } from './generate-rows.ts'

export interface ResplitSetting {
  readonly kind: GeneratedKind
  readonly learner: LearnerName
  readonly params: Params
  /** To learn from; a quarter as many are the test part. */
  readonly rows: number
}

/** What one drawing of training rows and test part gave. */
export interface Resplit {
  /** Whether the interval held the true score: that of the model fitted on all training rows, on the whole population. */
  readonly crossValidatedHolds: boolean
  readonly testHolds: boolean
  /** The share of the population that lay within conformal intervals or sets. */
  readonly conformalCoverage: number
}

export const aim = 0.9
const populationRows = 20_000

/** Draws rows anew for each number, as if the same question had come with other data. */
export function openResplits (setting: ResplitSetting): (number: number) => Resplit {
  const { kind, learner, params, rows } = setting
  const problem = problems[kind]
  const scorer = scorers[problem.metric]
  const population = generateRows(kind, populationRows, createRandom('population'))
  const truth = targetVector(population, problem)
  return (number) => {
    const random = createRandom(number)
    const [training, test] = [generateRows(kind, rows, random.fork('training')), generateRows(kind, Math.round(rows / 4), random.fork('test'))]
    const target = targetVector(training, problem)
    const foldPlan = planFolds({ rows, kind, target, random: random.fork('folds') })
    const prepared: Prepared = {
      problem, recipe: recipeOf([]), fields: [], rules: [], planHash: '', tableHash: '', leakWarnings: [],
      validation: { folds: foldPlan.folds, repeats: foldPlan.assignments.length, ordered: false },
      rows: { file: rows + test.rows, training: rows, test: test.rows }
    }
    const fitter = learners[learner].open({ table: training, target, problem, rules: [] })
    const order: PipelineOrder = { id: '', datasetId: '', modelName: '', lag: 1, createdAt: '', options: { target: 'y', trials: 1, learners: [learner], seed: number, ignore: [], accept: [] } }
    const trial = crossValidate({ order, prepared, trial: 0, proposal: { learner, params }, seenFolds: [], seenRungs: [], table: training, foldPlan, target, fitter, shouldStop: () => false })
    if (trial.state !== 'completed') throw new Error(`the trial ${trial.state}`)
    const { model } = fitter.fit({ rows: everyRow(training), heldOutRows: null, params: refitParams(params, trial.outOfFold.used), random: random.fork('refit'), shouldStop: () => false })
    fitter.close()

    const { threshold, conformal } = decide({ prepared, options: order.options, held: heldOutRows(foldPlan, target), outOfFold: trial.outOfFold.predictions })
    const onPopulation = predict(model, population)
    const trueScore = scorer.score(truth, onPopulation)
    const [testScore] = scoreTestPart({ problem, target: targetVector(test, problem), predictions: predict(model, test), threshold, random: random.fork('test scores') })
    return {
      crossValidatedHolds: holds(trial.scoreInterval, trueScore),
      testHolds: holds(testScore!, trueScore),
      conformalCoverage: coverageOf(conformal, truth, onPopulation)
    }
  }
}

const everyRow = ({ rows }: Table): Uint32Array => Uint32Array.from({ length: rows }, (_, row) => row)
const predict = (model: FittedModel, table: Table): Float64Array => predictTable(model, table, everyRow(table))
const holds = ({ low, high }: ScoreInterval, score: number): boolean => low <= score && score <= high

function coverageOf (rule: ConformalRule, truth: Float64Array, predictions: Float64Array): number {
  const isCovered = (actual: number, row: number): boolean => rule.kind === 'interval'
    ? holds(intervalAround(rule, predictions[row]!), actual)
    : labelSet(rule, [1 - predictions[row]!, predictions[row]!]).includes(actual)
  return truth.filter(isCovered).length / truth.length
}
