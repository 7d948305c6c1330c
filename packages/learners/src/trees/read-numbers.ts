import { AppError, type Params } from '@assay/shared'

export interface NumberParam { readonly default: number, readonly low: number, readonly high: number, readonly whole?: boolean }

/**
 * Reads numbers by name; absent ones have their defaults.
 *
 * @throws {AppError} OPTION_INVALID for one that is not a number of its range
 */
export function readNumbers<T extends Record<string, NumberParam>> (params: Params, allowed: T): { readonly [K in keyof T]: number } {
  const read = Object.entries(allowed).map(([name, { default: usual, low, high, whole }]) => {
    const value = params[name] ?? usual
    const fits = typeof value === 'number' && value >= low && value <= high && (!whole || Number.isInteger(value))
    if (!fits) throw new AppError('OPTION_INVALID', `The param "${name}" is ${value}; choose a ${whole ? 'whole number' : 'number'} from ${low} to ${high}`)
    return [name, value]
  })
  return Object.fromEntries(read) as { readonly [K in keyof T]: number }
}
