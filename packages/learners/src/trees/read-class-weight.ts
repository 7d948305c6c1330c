import { AppError, type Params, type ProblemKind } from '@assay/shared'

export type ClassWeight = 'none' | 'balanced'

/**
 * Whether rare classes count as much as frequent ones; absent: they do not.
 *
 * @throws {AppError} OPTION_INVALID
 */
export function readClassWeight ({ classWeight = 'none' }: Params, kind: ProblemKind): ClassWeight {
  if (classWeight !== 'none' && classWeight !== 'balanced') throw new AppError('OPTION_INVALID', `The param "classWeight" is ${classWeight}; choose none or balanced`)
  if (classWeight === 'balanced' && kind === 'regression') throw new AppError('OPTION_INVALID', 'The param "classWeight" is for classes, and the problem is regression; leave it out')
  return classWeight
}
