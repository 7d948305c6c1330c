import { alertCodes, columnTypes, dateParts, textParts, unskewTransforms } from '@assay/shared'
import type { CleaningStep, ColumnProfile, StepName, TableProfile } from '@assay/shared'
import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import { described, Links, listOf, oneOf, Share, Text, Texts, Time, Whole } from '../described.ts'

const Level = Type.Object({ level: Text, rows: Whole })
const Lines = Type.Array(Whole)

export const DatasetSchema = Type.Object({
  id: Type.String({ description: 'SHA-256 of its bytes' }),
  name: Text,
  bytes: Whole,
  rows: Type.Optional(Type.Integer({ description: 'Known, as `columns`, once a pipeline has read the file' })),
  columns: Type.Optional(Whole),
  createdAt: Time,
  links: Links
})

const columnProfile = {
  name: Text,
  type: oneOf(columnTypes),
  rows: Whole,
  missing: Whole,
  distinct: Type.Integer({ description: 'Exact up to a bound, an estimate above it' }),
  number: Type.Optional(Type.Object({
    mean: Type.Number(),
    standardDeviation: Type.Number(),
    skewness: Type.Number(),
    zeros: Whole,
    negatives: Whole,
    integer: Type.Boolean(),
    quantiles: Type.Array(Type.Number(), { description: 'At 0, .01, .05, .25, .5, .75, .95, .99, 1' }),
    histogram: Type.Object({ edges: Type.Array(Type.Number(), { description: 'Ascending; one more than counts' }), counts: Type.Array(Whole) })
  })),
  topLevels: Type.Optional(Type.Array(Level, { description: 'The most frequent ones, most frequent first; at most 20' })),
  topLevelsMissed: Type.Optional(Type.Integer({ description: 'Rows by which each count of the top levels may be too small' })),
  firstDate: Type.Optional(Text),
  lastDate: Type.Optional(Text),
  length: Type.Optional(Type.Object({ mean: Type.Number(), max: Whole }, { description: 'Of texts, in characters' })),
  byClass: Type.Optional(Type.Array(Type.Array(Whole), { description: 'Rows of each class, in each bin of the histogram or else with each of the top levels' })),
  targetAssociation: Type.Optional(Type.Object({ measure: oneOf(['pearson', 'spearman', 'cramersV', 'correlationRatio']), value: Type.Number() })),
  targetInformation: Type.Optional(Type.Object({ bits: Type.Number(), share: Share, pValue: Share }, { description: 'Mutual information with the target beyond what chance gives' })),
  identifier: Type.Optional(Type.Literal(true)),
  twinOf: Type.Optional(Type.String({ description: 'An earlier column that says the same' })),
  spellings: Type.Optional(Type.Array(Type.Array(Text, { minItems: 2, maxItems: 2 }), { description: 'Levels that differ from a more frequent one in case or blanks: from, to' })),
  sentinels: Type.Optional(Type.Array(Type.Number(), { description: 'Numbers that look like a mark for missing' })),
  unreadable: Type.Optional(Type.Object({ cells: Whole, examples: Texts }))
} satisfies Record<keyof ColumnProfile, TSchema>

const profile = {
  rows: Whole,
  columns: Type.Array(Type.Object(columnProfile)),
  duplicateRows: Whole,
  duplicateRowsIgnoringIdentifiers: Whole,
  quarantined: Type.Array(Type.Object({ reason: Text, rows: Whole, lines: Lines }), { description: 'Rows of the file that are not in the table' }),
  classBalance: Type.Optional(Type.Array(Level, { description: 'In class order' })),
  associations: Type.Array(Type.Object({ a: Text, b: Text, value: Type.Number(), measure: Text }), { description: 'The strongest pairs of columns, strongest first; at most 500' }),
  alerts: Type.Array(Type.Object({ severity: oneOf(['leak', 'warning', 'note']), code: oneOf(alertCodes), columns: Texts, detail: Text }), { description: 'Most serious first' }),
  reading: Type.Object({
    format: Type.Optional(Type.Literal('parquet')),
    encoding: Text,
    delimiter: Text,
    quote: Text,
    escape: Type.Optional(Text),
    comment: Type.Optional(Text),
    header: Type.Boolean(),
    preambleLines: Whole,
    emptyLines: Type.Optional(Whole),
    shortRows: Type.Optional(Type.Object({ rows: Whole, lines: Lines }))
  }, { description: 'How the file was read' })
} satisfies Record<keyof TableProfile, TSchema>

/** What each step says beside its name and its reason. */
const stepFields = {
  drop: { column: Text },
  missing: { column: Text, values: Texts },
  mergeLevels: { column: Text, levels: Type.Array(Type.Array(Text, { minItems: 2, maxItems: 2 }), { description: 'From, to' }) },
  dateParts: { column: Text, parts: Type.Array(oneOf(dateParts)) },
  daysBetween: { column: Text, since: Text },
  textParts: { column: Text, parts: Type.Array(oneOf(textParts)) },
  dropRows: { where: Type.Literal('targetMissing') },
  groupRows: { ignoring: Texts },
  clip: { column: Text, lowQuantile: Share, highQuantile: Share },
  unskew: { column: Text, with: oneOf(unskewTransforms), beyond: Type.Number() },
  impute: { column: Text, with: oneOf(['median', 'level']), indicator: Type.Boolean() },
  cyclic: { column: Text, period: Type.Number() },
  rareLevels: { column: Text, minRows: Whole },
  targetEncode: { column: Text, smoothing: Type.Number() },
  hashWords: { column: Text, buckets: Whole, mostTerms: Whole },
  dropTooStrong: { above: Share },
  dropTooWeak: { below: Share },
  dropNull: {},
  dropOutliers: { deviations: Type.Number(), mostShare: Share }
} satisfies { [Name in StepName]: Record<Exclude<keyof Extract<CleaningStep, { step: Name }>, 'step' | 'reason'>, TSchema> }

export const CleaningStepSchema = Type.Union(Object.entries(stepFields).map(([step, fields]) => Type.Object({ step: Type.Literal(step), ...fields, reason: Text })))

export const plan = { target: Text, steps: Type.Array(CleaningStepSchema) }

export const DatasetAnswer = described(DatasetSchema)
export const DatasetsAnswer = described(listOf(DatasetSchema))
export const ProfileAnswer = described(Type.Object(profile))
export const PlanAnswer = described(Type.Object({ ...plan, suggestions: Type.Optional(Type.Array(CleaningStepSchema, { description: 'May be right, and are not taken for granted' })) }))
