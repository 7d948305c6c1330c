/**
 * One step of a cleaning plan. Every step carries its reason in words; a person may edit or remove it.
 *
 * Facts (`drop`, `missing`, `mergeLevels`, `dateParts`, `dropRows`, `groupRows`) are written in the plan and applied to
 * every row alike. Rules (`clip`, `impute`, `rareLevels`, `targetEncode`) name what is learnt from training rows, inside each fold.
 */
export type CleaningStep = { readonly reason: string } & (
  | { readonly step: 'drop', readonly column: string }
  | { readonly step: 'missing', readonly column: string, readonly values: readonly string[] }
  | { readonly step: 'mergeLevels', readonly column: string, readonly levels: readonly (readonly [from: string, to: string])[] }
  | { readonly step: 'dateParts', readonly column: string, readonly parts: readonly DatePart[] }
  /** Rows that cannot be learnt from. Never applied in a prediction. */
  | { readonly step: 'dropRows', readonly where: 'targetMissing' }
  /** Equal rows share a group, so a split never separates them. */
  | { readonly step: 'groupRows', readonly ignoring: readonly string[] }
  | { readonly step: 'clip', readonly column: string, readonly lowQuantile: number, readonly highQuantile: number }
  | { readonly step: 'impute', readonly column: string, readonly with: 'median' | 'level', readonly indicator: boolean }
  | { readonly step: 'rareLevels', readonly column: string, readonly minRows: number }
  | { readonly step: 'targetEncode', readonly column: string, readonly smoothing: number }
)

export const dateParts = ['year', 'month', 'day', 'weekday', 'hour', 'days'] as const
/** `days`: days since 1970-01-01, fractions included. */
export type DatePart = typeof dateParts[number]

export interface CleaningPlan {
  readonly target: string
  readonly steps: readonly CleaningStep[]
}
