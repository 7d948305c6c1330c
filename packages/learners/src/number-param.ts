import { AppError } from '@assay/shared'
import type { Params } from '@assay/shared'

/**
 * @param fallback when the params do not name it
 * @throws {AppError} OPTION_INVALID
 */
export function numberParam (params: Params, name: string, fallback: number): number {
  const value = params[name] ?? fallback
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new AppError('OPTION_INVALID', `Parameter "${name}" is ${String(value)}; give it a number`)
  return value
}
