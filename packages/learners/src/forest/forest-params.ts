import { AppError, type Params, type ProblemKind } from '@assay/shared'
import { readClassWeight, type ClassWeight } from '../trees/read-class-weight.ts'
import { readNumbers, type NumberParam } from '../trees/read-numbers.ts'

/** What each param means where it is absent. */
const allowed = {
  trees: { default: 200, low: 1, high: 5000, whole: true },
  maxDepth: { default: 16, low: 1, high: 40, whole: true },
  minRowsPerLeaf: { default: 2, low: 1, high: 1e6, whole: true },
  /** Share of features that a node looks at; it looks at more while none of them splits it. 0: the square root of their number, a third for regression. */
  columnShare: { default: 0, low: 0, high: 1 },
  /** Draws for a tree, as a share of the rows: with replacement, without for extra-trees. */
  rowShare: { default: 1, low: 0.01, high: 1 }
} as const satisfies Record<string, NumberParam>

export type ForestParams = { readonly [K in keyof typeof allowed]: number } & {
  /** Extra-trees: one random cut for each feature that a node looks at. */
  readonly extra: boolean
  /** `balanced`: each class is drawn as often as the others, with replacement. */
  readonly classWeight: ClassWeight
}

/** @throws {AppError} OPTION_INVALID */
export function readForestParams (params: Params, kind: ProblemKind): ForestParams {
  const extra = params.extra ?? false
  if (typeof extra !== 'boolean') throw new AppError('OPTION_INVALID', `The param "extra" is ${extra}; choose true or false`)
  return { ...readNumbers(params, allowed), extra, classWeight: readClassWeight(params, kind) }
}
