import { AppError } from '@assay/shared'

/**
 * @param index the row's number, from 0
 * @returns the error with the row in its detail and in its paths; any other error as it is
 */
export function errorOfRow (index: number, error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'ROW_INVALID') return error
  const errors = error.errors.map(({ path, detail }) => ({ path: `/${index}${path}`, detail }))
  return new AppError('ROW_INVALID', `Row ${index + 1}: ${error.message}`, { errors, cause: error })
}
