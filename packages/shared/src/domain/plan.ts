/**
 * One step of a cleaning plan. Every step carries its reason in words; a person may edit or remove it.
 *
 * Facts (`drop` … `groupRows`) are written in the plan and applied to every row alike. Rules (`clip` … `dropOutliers`) name what is learnt
 * from training rows, inside each fold.
 */
export type CleaningStep = { readonly reason: string } & (
  | { readonly step: 'drop', readonly column: string }
  | { readonly step: 'missing', readonly column: string, readonly values: readonly string[] }
  | { readonly step: 'mergeLevels', readonly column: string, readonly levels: readonly (readonly [from: string, to: string])[] }
  | { readonly step: 'dateParts', readonly column: string, readonly parts: readonly DatePart[] }
  /** One more number: the days from the date `since` to the date `column`, fractions included. */
  | { readonly step: 'daysBetween', readonly column: string, readonly since: string }
  | { readonly step: 'textParts', readonly column: string, readonly parts: readonly TextPart[] }
  /** Rows that cannot be learnt from. Never applied in a prediction. */
  | { readonly step: 'dropRows', readonly where: 'targetMissing' }
  /** Equal rows share a group, so a split never separates them. */
  | { readonly step: 'groupRows', readonly ignoring: readonly string[] }
  | { readonly step: 'clip', readonly column: string, readonly lowQuantile: number, readonly highQuantile: number }
  /** Linear models see another scale where the clipped values' |skewness| is beyond. */
  | { readonly step: 'unskew', readonly column: string, readonly with: UnskewTransform, readonly beyond: number }
  | { readonly step: 'impute', readonly column: string, readonly with: 'median' | 'level', readonly indicator: boolean }
  /** Linear models see a place on a circle, so that the last hour is next to the first. */
  | { readonly step: 'cyclic', readonly column: string, readonly period: number }
  | { readonly step: 'rareLevels', readonly column: string, readonly minRows: number }
  | { readonly step: 'targetEncode', readonly column: string, readonly smoothing: number }
  /** Words and pairs of words, hashed into so many buckets; those that say most about the target become features. */
  | { readonly step: 'hashWords', readonly column: string, readonly buckets: number, readonly mostTerms: number }
  /** Of two columns associated at least so strongly, the one that says less about the target is not learnt from. */
  | { readonly step: 'dropTooStrong', readonly above: number }
  /** Columns whose association with the target is weaker are not learnt from. */
  | { readonly step: 'dropTooWeak', readonly below: number }
  /** Columns that say no more of the target than chance gives, by the p-value of their mutual information, are not learnt from. */
  | { readonly step: 'dropNull' }
  /** Rows with a number so many robust deviations from its median are not learnt from, at most such a share of each class, none of the rarest. */
  | { readonly step: 'dropOutliers', readonly deviations: number, readonly mostShare: number }
)

export type StepName = CleaningStep['step']

export const factNames = ['drop', 'missing', 'mergeLevels', 'dateParts', 'daysBetween', 'textParts', 'dropRows', 'groupRows'] as const satisfies readonly StepName[]
export type CleaningRule = Exclude<CleaningStep, { step: typeof factNames[number] }>

export function isRule (step: CleaningStep): step is CleaningRule {
  return !factNames.some((name) => name === step.step)
}

export const dateParts = ['year', 'month', 'day', 'weekday', 'hour', 'days'] as const
/** `days`: days since 1970-01-01, fractions included. */
export type DatePart = typeof dateParts[number]

export const textParts = ['length', 'words', 'digits'] as const
/** `length` in characters; `digits`: the share of characters that are. */
export type TextPart = typeof textParts[number]

export const unskewTransforms = ['log1p', 'yeoJohnson'] as const
/** `log1p` for columns that are never negative; Yeo & Johnson's power for all others, and for long tails on the low side. */
export type UnskewTransform = typeof unskewTransforms[number]

export interface CleaningPlan {
  readonly target: string
  readonly steps: readonly CleaningStep[]
  /** Steps that may be right but are not taken for granted: a person adds them to `steps`, or not. */
  readonly suggestions?: readonly CleaningStep[]
}
