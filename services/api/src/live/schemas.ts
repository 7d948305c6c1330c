import { Type } from 'typebox'
import { described } from '../described.ts'

const Text = Type.String()
const Whole = Type.Integer()
const Interval = Type.Object({ low: Type.Number(), high: Type.Number() })

const Contribution = Type.Object({ column: Text, value: Type.Union([Type.String(), Type.Number(), Type.Null()]), contribution: Type.Number() })
const Counterfactual = Type.Object({
  label: Text,
  probability: Type.Number(),
  changes: Type.Array(Type.Object({ column: Text, from: Type.Union([Type.String(), Type.Number(), Type.Null()]), to: Type.Union([Type.String(), Type.Number()]) })),
  text: Type.String({ description: 'The changes in words' })
}, { description: 'A small change with which the model answers otherwise; it tells how the model behaves, not what would happen' })
const common = {
  id: Type.Optional(Type.String({ description: 'Names its receipt; absent where none is kept' })),
  warnings: Type.Optional(Type.Array(Text, { description: 'What was odd about the row and how it was answered all the same' })),
  baseline: Type.Optional(Type.Number({ description: 'The margin of a row about which nothing is known' })),
  contributions: Type.Optional(Type.Array(Contribution, { description: 'Add up, from the baseline, to the margin; largest first' }))
}
const PredictionSchema = Type.Union([
  Type.Object({
    label: Text,
    probability: Type.Number({ description: 'Of `label`' }),
    probabilities: Type.Record(Type.String(), Type.Number()),
    positive: Type.Optional(Type.String({ description: 'Binary: the class the problem is about' })),
    threshold: Type.Optional(Type.Number({ description: 'Binary: the probability from which `positive` is answered' })),
    set: Type.Optional(Type.Array(Text, { description: 'When asked for: the labels that are likely enough' })),
    abstain: Type.Optional(Type.Boolean({ description: 'When asked for: whether `set` is not one label, so that a person should answer; the first of `warnings` then says why' })),
    counterfactuals: Type.Optional(Type.Array(Counterfactual, { description: 'When asked for: fewest changes first; empty where no small change was found' })),
    ...common
  }),
  Type.Object({ value: Type.Number(), interval: Type.Optional(Interval), ...common })
])
export const PredictReply = described(Type.Object({ model: Text, version: Whole, predictions: Type.Array(PredictionSchema) }))

export const ReplayAnswer = described(Type.Object({
  receipt: Type.Object({
    id: Text, answeredAt: Text, model: Text, version: Whole, sha256: Text,
    row: Type.Record(Type.String(), Type.Unknown()),
    options: Type.Record(Type.String(), Type.Unknown()),
    prediction: PredictionSchema,
    previousHash: Type.String({ description: 'Of the receipt before it in its chain' }),
    hash: Type.String({ description: 'SHA-256 of the JSON of all fields above, in their order' })
  }),
  replay: Type.Object({ prediction: PredictionSchema, same: Type.Boolean({ description: 'Bit for bit' }) }),
  chain: Type.Union([Type.Literal('intact'), Type.Literal('broken')]),
  links: Type.Record(Type.String(), Text)
}))

export const OutcomesReply = described(Type.Object({
  items: Type.Array(Type.Object({ predictionId: Text, actual: Type.Union([Type.String(), Type.Number(), Type.Boolean()]), model: Text, version: Whole }))
}))

export const QualityAnswer = described(Type.Object({
  model: Text, version: Whole, outcomes: Whole, firstAnsweredAt: Type.Optional(Text), lastAnsweredAt: Type.Optional(Text),
  scores: Type.Array(Type.Object({ metric: Text, value: Type.Number(), interval: Type.Optional(Interval), expected: Type.Optional(Type.Number({ description: 'On the locked test part' })) })),
  calibration: Type.Optional(Type.Array(Type.Object({ rows: Whole, predicted: Type.Number(), observed: Type.Number() })))
}))

export const DriftAnswer = described(Type.Object({
  model: Text, version: Whole, rows: Type.Integer({ description: 'Of the last seven days' }), since: Text,
  columns: Type.Array(Type.Object({
    column: Text,
    psi: Type.Union([Type.Number(), Type.Null()], { description: 'Null while too few rows were seen' }),
    verdict: Type.Union(['unknown', 'stable', 'moderate', 'shifted'].map((verdict) => Type.Literal(verdict))),
    bins: Type.Array(Type.Object({ label: Text, training: Type.Number(), live: Type.Number() }))
  }))
}))

export const ShadowAnswer = described(Type.Object({
  model: Text, version: Whole, since: Text,
  comparison: Type.Object({
    champion: Type.Union([Whole, Type.Null()]), rows: Whole, failed: Whole,
    agreement: Type.Union([Type.Number(), Type.Null()]),
    meanDifference: Type.Union([Type.Number(), Type.Null()]),
    largestDifference: Type.Union([Type.Number(), Type.Null()])
  })
}))
