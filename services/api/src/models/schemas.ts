import { groupMeasures, learnerNames, problemKinds } from '@assay/shared'
import { Type } from 'typebox'
import { CleaningStepSchema } from '../datasets/schemas.ts'
import { described, interval, Learner, Links, listOf, Metric, oneOf, Params, Share, Text, Whole } from '../described.ts'
import { Ensemble, PromotionCause, VerdictLines } from '../pipelines/schemas.ts'

const version = {
  version: Whole,
  createdAt: Text,
  pipelineId: Text,
  trial: Whole,
  learner: oneOf([...learnerNames, 'ensemble']),
  scores: Type.Record(Type.String(), Type.Number(), { description: '`crossValidated` of the metric first; then, by their names, that metric and others on the locked test part' }),
  sha256: Type.String({ description: 'Of the artifact’s bytes' })
}

const Model = Type.Object({
  name: Text,
  champion: Type.Optional(Whole),
  versions: Type.Array(Type.Object(version)),
  history: Type.Optional(Type.Array(Type.Object({ version: Whole, promotedAt: Text, reason: Text, cause: Type.Optional(PromotionCause) }), { description: 'Of one model: its champions, the one of now first' })),
  shadow: Type.Optional(Type.Integer({ description: 'Of one model: the version that is asked beside the champion' })),
  links: Links
})

const StepEffect = Type.Object({
  step: Type.Integer({ description: 'Its place in the plan, from 0' }),
  learner: Learner,
  metric: Metric,
  withStep: Type.Number(),
  withoutStep: Type.Number(),
  gain: Type.Number({ description: 'By how much the step improves the score, whichever scores are the better ones' }),
  gainInterval: Type.Union([Type.Object(interval), Type.Null()]),
  verdict: oneOf(['helps', 'hurts', 'noDifference', 'notComparable']),
  measuredOn: Type.Object({ rows: Whole, of: Whole }, { description: 'Training rows that it was measured on: a sample where the table is large' })
}, { description: 'What one step does to the score, cross-validated with it and without it' })

const Card = Type.Object({
  model: Text,
  question: Type.Object({ target: Text, kind: oneOf(problemKinds), metric: Metric, classes: Type.Array(Text) }),
  lineage: Type.Object({ datasetSha256: Text, artifactSha256: Text, commit: Type.Optional(Text), planHash: Text, pipelineId: Text, seed: Whole }),
  data: Type.Object({ datasetId: Text, rows: Type.Object({ file: Whole, training: Whole, test: Whole }), columns: Type.Array(Text) }),
  cleaning: Type.Object({ planHash: Text, steps: Type.Array(CleaningStepSchema), learntInsideFolds: Type.Array(CleaningStepSchema), effects: Type.Optional(Type.Array(StepEffect)) }),
  validation: Type.Object({ folds: Whole, repeats: Whole, ordered: Type.Boolean(), group: Type.Optional(Text), sentence: Text }),
  search: Type.Object({ trials: Whole, seed: Whole, lag: Whole, learners: Type.Array(Learner) }),
  winner: Type.Union([
    Type.Object({ learner: Learner, trial: Whole, params: Params }),
    Type.Object({ learner: Type.Literal('ensemble'), members: Type.Array(Type.Object({ trial: Whole, learner: Learner, params: Params, weight: Type.Number() })) })
  ]),
  crossValidated: Type.Object({ metric: Metric, score: Type.Number(), interval: Type.Object(interval), folds: Type.Array(Type.Number()) }),
  ensemble: Type.Union([Ensemble, Type.Null()], { description: 'The one that was tried, kept or not' }),
  test: Type.Array(Type.Object({ metric: Metric, value: Type.Number(), ...interval }), { description: 'The question’s metric first' }),
  verdict: Type.Array(Text),
  verdictLines: Type.Optional(VerdictLines),
  calibration: Type.Object({ kind: oneOf(['none', 'platt', 'isotonic']), expectedError: Type.Union([Type.Object({ before: Type.Number(), after: Type.Number() }), Type.Null()]) }),
  threshold: Type.Union([Share, Type.Null()]),
  decision: Type.Optional(Type.Object({ aim: Text, sentence: Text })),
  confusion: Type.Union([Type.Array(Type.Array(Whole)), Type.Null()], { description: 'Rows by the class they are of, then by the class answered' }),
  curves: Type.Optional(Type.Object({
    roc: Type.Array(Type.Object({ falsePositiveRate: Share, truePositiveRate: Share })),
    precisionRecall: Type.Array(Type.Object({ recall: Share, precision: Share })),
    reliability: Type.Array(Type.Object({ rows: Whole, predicted: Share, observed: Share })),
    thresholds: Type.Array(Type.Object({ threshold: Share, tp: Whole, fp: Whole, tn: Whole, fn: Whole }))
  })),
  importance: Type.Array(Type.Object({ column: Text, importance: Type.Number(), ...interval }), { description: 'Most important first' }),
  dependence: Type.Optional(Type.Array(Type.Object({
    column: Text,
    kind: oneOf(['number', 'date', 'category']),
    points: Type.Array(Type.Object({ value: Type.Union([Type.Number(), Type.String(), Type.Null()]), means: Type.Array(Type.Number()) }))
  }))),
  groups: Type.Optional(Type.Array(Type.Object({
    column: Text,
    groups: Type.Array(Type.Object({ group: Text, rows: Whole, measures: Type.Partial(Type.Object(Object.fromEntries(groupMeasures.map((measure) => [measure, Type.Object({ value: Type.Number(), ...interval })])))) })),
    findings: Type.Array(Text)
  }))),
  conformal: Type.Optional(Type.Object({
    kind: oneOf(['interval', 'set']),
    coverage: Share,
    quantiles: Type.Array(Type.Number(), { description: 'Values: half an interval’s width, one entry a range of predictions. Classes: the least probability of each label in a set' }),
    measuredCoverage: Type.Object({ value: Share, ...interval }),
    averageWidth: Type.Optional(Type.Number()),
    averageSetSize: Type.Optional(Type.Number()),
    abstained: Type.Optional(Type.Object({ value: Share, ...interval }))
  })),
  comparison: Type.Union([
    Type.Object({ comparable: Type.Literal(true), difference: Type.Number(), ...interval, better: oneOf(['challenger', 'champion', 'tie']) }),
    Type.Object({ comparable: Type.Literal(false), reason: Text }),
    Type.Null()
  ], { description: 'With the champion of then, on the same locked rows' }),
  limits: Type.Array(Text)
})

export const ModelAnswer = described(Model)
export const ModelsAnswer = described(listOf(Model))
export const VersionAnswer = described(Type.Object({ ...version, card: Card, links: Links }))
