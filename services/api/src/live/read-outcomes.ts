import { AppError } from '@assay/shared'
import type { FieldError, Outcome } from '@assay/shared'

/** The most outcomes told at once. */
export const mostOutcomes = 1000

/**
 * One outcome or several, each exactly as told: a number that was made of `null` or of a blank would be a truth that nobody told.
 *
 * @param body any JSON value
 * @throws {AppError} OPTION_INVALID with one error a fault, BODY_TOO_LARGE
 */
export function readOutcomes (body: unknown): readonly Outcome[] {
  const told: readonly unknown[] = [body].flat()
  if (told.length > mostOutcomes) throw new AppError('BODY_TOO_LARGE', `The body tells ${told.length} outcomes, and ${mostOutcomes} at most are kept at once; send several bodies`)
  const errors = told.flatMap(faultsOf)
  if (errors.length > 0) throw new AppError('OPTION_INVALID', errors.map(({ path, detail }) => `${path} ${detail}`).join('; '), { errors })
  return told as readonly Outcome[]
}

function faultsOf (outcome: unknown, at: number): FieldError[] {
  if (typeof outcome !== 'object' || outcome === null || Array.isArray(outcome)) {
    return [{ path: `/${at}`, detail: 'has to be an object such as {"predictionId": "…", "actual": "yes"}' }]
  }
  const { predictionId, actual, ...unknown } = outcome as Record<string, unknown>
  return [
    ...(typeof predictionId === 'string' ? [] : [{ path: `/${at}/predictionId`, detail: 'is required: the "id" of the prediction' }]),
    ...faultOfActual(actual).map((detail) => ({ path: `/${at}/actual`, detail })),
    ...Object.keys(unknown).map((name) => ({ path: `/${at}/${name}`, detail: 'is not known here' }))
  ]
}

function faultOfActual (actual: unknown): string[] {
  if (actual === undefined) return ['is required: what happened, in the words of the target']
  if (actual === null || (typeof actual === 'string' && actual.trim() === '')) return ['is blank; leave an outcome out that is not known yet']
  return ['string', 'number', 'boolean'].includes(typeof actual) ? [] : ['has to be a text, a number, true or false']
}
