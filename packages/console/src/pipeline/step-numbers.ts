import type { CleaningStep, StepName } from '@assay/shared'

export interface NumberLimits { readonly min: number, readonly max?: number }

/** The numbers of a step, by name: those that a person may change, and their limits. */
export const stepNumbers = {
  clip: { lowQuantile: { min: 0, max: 0.5 }, highQuantile: { min: 0.5, max: 1 } },
  unskew: { beyond: { min: 0 } },
  cyclic: { period: { min: 0 } },
  rareLevels: { minRows: { min: 0 } },
  targetEncode: { smoothing: { min: 0 } },
  hashWords: { buckets: { min: 256, max: 65_536 }, mostTerms: { min: 1, max: 1024 } },
  dropTooStrong: { above: { min: 0, max: 1 } },
  dropTooWeak: { below: { min: 0, max: 1 } },
  dropOutliers: { deviations: { min: 1 }, mostShare: { min: 0, max: 0.05 } }
} as const satisfies { readonly [S in StepName]?: { readonly [F in NumberOf<S>]: NumberLimits } }

type NumberOf<S extends StepName> = keyof { [F in keyof Extract<CleaningStep, { step: S }> as Extract<CleaningStep, { step: S }>[F] extends number ? F : never]: true }
type KeysOfEach<T> = T extends unknown ? keyof T : never

export type NumberName = KeysOfEach<typeof stepNumbers[keyof typeof stepNumbers]>

/** The numbers that a step holds, in their order. */
export function numbersOf (step: CleaningStep): readonly { readonly name: NumberName, readonly value: number, readonly limits: NumberLimits }[] {
  const numbers: Partial<Record<NumberName, NumberLimits>> = Object.hasOwn(stepNumbers, step.step) ? stepNumbers[step.step as keyof typeof stepNumbers] : {}
  return Object.entries(numbers).map(([name, limits]) => ({ name: name as NumberName, limits, value: (step as unknown as Record<string, number>)[name]! }))
}
