import { errorTable, pipelineStages, pipelineStates, problemKinds } from '@assay/shared'
import type { Pipeline, PipelineRequest, Trial } from '@assay/shared'
import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import { DatasetSchema } from '../datasets/schemas.ts'
import { described, interval, Learner, Links, listOf, Metric, Numbers, oneOf, Params, Share, Text, Texts, Time, Whole } from '../described.ts'

const Code = oneOf(Object.keys(errorTable))
const ErrorRecord = Type.Object({ code: Code, detail: Text, errors: Type.Optional(Type.Array(Type.Object({ path: Text, detail: Text }))) })
export const PromotionCause = Type.Union([
  Type.Object({ code: Type.Literal('first') }),
  Type.Object({ code: oneOf(['better', 'withinNoise', 'worse']), metric: Metric, difference: Type.Number({ description: 'Challenger minus champion, on the same locked rows' }), ...interval })
], { description: 'The reason in fields' })
const SearchCutCause = Type.Union([
  Type.Object({ kind: Type.Literal('seconds'), seconds: Type.Number() }),
  Type.Object({ kind: Type.Literal('prospects'), metric: Metric, gain: Type.Number(), noise: Type.Number() })
], { description: 'The reason in fields' })
const SearchCut = Type.Object({ trials: Type.Integer({ description: 'As many trials, and no other limit, come to the same model' }), reason: Text, cause: Type.Optional(SearchCutCause) })
const ensembleEvidence = {
  metric: Metric, score: Type.Number(), bestScore: Type.Number(), difference: Type.Number(), ...interval,
  foldsWon: Type.Integer({ description: 'On which the ensemble is better than the best trial' }), folds: Whole
}

const options = {
  target: Text,
  name: Type.Optional(Text),
  problem: Type.Optional(oneOf(problemKinds)),
  positive: Type.Optional(Text),
  metric: Type.Optional(Metric),
  trials: Whole,
  seconds: Type.Optional(Whole),
  earlyEnd: Type.Optional(Type.Boolean()),
  warmStart: Type.Optional(Type.Union([Type.String(), Type.Literal(true)])),
  learners: Type.Array(Learner),
  seed: Whole,
  ignore: Type.Optional(Texts),
  accept: Type.Optional(Texts),
  group: Type.Optional(Text),
  time: Type.Optional(Text),
  aim: Type.Optional(Text),
  sensitive: Type.Optional(Texts),
  coverage: Type.Optional(Share),
  monotone: Type.Optional(Texts),
  tooStrong: Type.Optional(Share),
  tooWeak: Type.Optional(Share),
  dropNull: Type.Optional(Type.Boolean()),
  ablation: Type.Optional(Type.Boolean())
} satisfies Record<keyof PipelineRequest, TSchema>

const pipeline = {
  id: Text,
  datasetId: Text,
  modelName: Text,
  target: Text,
  problem: Type.Optional(oneOf(problemKinds)),
  metric: Type.Optional(Metric),
  seed: Whole,
  options: Type.Object(options, { description: 'All that was asked for; with the dataset’s id a body of `POST /pipelines`' }),
  state: oneOf(pipelineStates),
  stage: oneOf(pipelineStages),
  cancelling: Type.Optional(Type.Literal(true)),
  progress: Type.Number({ minimum: 0, maximum: 1, description: 'Of the whole pipeline' }),
  trials: Type.Object({ total: Whole, completed: Whole, pruned: Whole, failed: Whole }),
  searchCut: Type.Optional(SearchCut),
  best: Type.Optional(Type.Object({ trial: Whole, learner: Learner, score: Type.Number() })),
  warnings: Type.Optional(Type.Array(Text, { description: 'What limits how far its models are to be believed' })),
  etaSeconds: Type.Optional(Type.Number({ minimum: 0 })),
  error: Type.Optional(Type.Object({ type: Text, title: Text, status: Whole, detail: Text, code: Code, errors: Type.Optional(Type.Array(Type.Object({ path: Text, detail: Text }))) })),
  result: Type.Optional(Type.Object({ model: Text, version: Whole, promoted: Type.Boolean(), reason: Text, cause: Type.Optional(PromotionCause) })),
  createdAt: Time,
  finishedAt: Type.Optional(Time),
  links: Links
} satisfies Record<keyof Pipeline, TSchema>

const foldScores = {
  folds: Type.Array(Type.Number(), { description: 'On each fold’s held-out rows' }),
  rungs: Type.Optional(Type.Array(Type.Number(), { description: 'On large tables: after learning from growing shares of the rows' })),
  outOfBag: Type.Optional(Type.Array(Type.Number(), { description: 'Of forests: on each fold’s training rows, by the trees grown without them' }))
}
const trial = {
  number: Whole,
  learner: Type.Optional(Learner),
  params: Type.Optional(Params),
  state: oneOf(['queued', 'running', 'completed', 'pruned', 'failed']),
  score: Type.Optional(Type.Number()),
  scoreInterval: Type.Optional(Type.Object(interval)),
  ...foldScores,
  folds: Type.Optional(foldScores.folds),
  seconds: Type.Optional(Type.Number()),
  worker: Type.Optional(Text),
  error: Type.Optional(ErrorRecord)
} satisfies Record<keyof Trial, TSchema>

const LeaderboardRow = Type.Union([
  Type.Object({
    rank: Type.Integer({ minimum: 1 }), number: Whole, state: Type.Literal('completed'), learner: Learner, params: Params,
    score: Type.Number(), scoreInterval: Type.Object(interval), ...foldScores,
    tie: Type.Boolean({ description: 'As good as the best trial, as far as the folds can tell' })
  }),
  Type.Object({
    rank: Type.Integer({ minimum: 1 }), number: Whole, state: oneOf(['pruned', 'failed']), learner: Type.Optional(Learner), params: Type.Optional(Params),
    score: Type.Optional(Type.Number()), ...foldScores, folds: Type.Optional(foldScores.folds), error: Type.Optional(ErrorRecord), tie: Type.Literal(false)
  })
])
export const Ensemble = Type.Object({
  learner: Type.Literal('ensemble'),
  members: Type.Array(Type.Object({ trial: Whole, learner: Learner, weight: Share })),
  score: Type.Number(),
  scoreInterval: Type.Object(interval),
  folds: Numbers,
  kept: Type.Boolean(),
  reason: Text,
  evidence: Type.Optional(Type.Object(ensembleEvidence, { description: 'The reason in fields' }))
})
export const VerdictLines = Type.Array(Type.Union([
  Type.Object({
    kind: Type.Literal('rival'), rival: oneOf(['constant', 'logistic', 'ridge']), better: oneOf(['yes', 'no', 'equal', 'withinNoise', 'uncertain']),
    metric: Metric, score: Type.Number(), scoreInterval: Type.Object(interval), rivalScore: Type.Number()
  }),
  Type.Object({ kind: Type.Literal('searchCut'), trials: Whole, of: Whole, cause: Type.Optional(SearchCutCause) }),
  Type.Object({ kind: Type.Literal('ensemble'), trials: Whole, kept: Type.Boolean(), ...ensembleEvidence })
]), { description: 'The sentences of `verdict` in fields, line by line' })

const PipelineSchema = Type.Object(pipeline)
export const PipelineAnswer = described(PipelineSchema)
export const PipelinesAnswer = described(listOf(PipelineSchema))
export const StartedAnswer = described(Type.Object({ dataset: DatasetSchema, pipeline: PipelineSchema }))
export const FollowingAnswer = described(Type.Object({ pipeline: PipelineSchema }))
export const TrialsAnswer = described(listOf(Type.Object(trial)))
export const LeaderboardAnswer = described(Type.Object({
  items: Type.Array(LeaderboardRow),
  metric: Type.Optional(Metric),
  verdict: Type.Optional(Type.Array(Text, { description: 'What the board says in words, once the search has ended' })),
  verdictLines: Type.Optional(VerdictLines),
  searchCut: Type.Optional(Type.Union([SearchCut, Type.Null()])),
  ensemble: Type.Optional(Type.Union([Ensemble, Type.Null()], { description: 'The one that was tried, kept or not' }))
}))
