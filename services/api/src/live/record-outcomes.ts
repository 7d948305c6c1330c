import { AppError } from '@assay/shared'
import type { FieldError, Outcome, OutcomeRecord, Problem } from '@assay/shared'
import type { ChampionCache } from '../models/champion-cache.ts'
import { predictedOf } from './outcome-store.ts'
import type { KnownOutcome, OutcomeStore } from './outcome-store.ts'
import type { ReceiptStore } from './receipt-store.ts'

interface RecordOutcomesDeps {
  readonly receipts: ReceiptStore
  readonly champions: Pick<ChampionCache, 'get'>
  readonly outcomes: OutcomeStore
}

/**
 * Keeps what happened beside what was predicted; all of it, or nothing.
 *
 * @throws {AppError} PREDICTION_NOT_FOUND; OPTION_INVALID with one error an outcome that the target cannot have
 */
export async function recordOutcomes (told: readonly Outcome[], { receipts, champions, outcomes }: RecordOutcomesDeps): Promise<readonly OutcomeRecord[]> {
  const known: KnownOutcome[] = []
  const errors: FieldError[] = []
  const answered = await receipts.readAll(told.map(({ predictionId }) => predictionId))
  for (const [at, { predictionId, actual }] of told.entries()) {
    const { model, version, answeredAt, prediction } = answered[at]!
    const { artifact } = await champions.get(model, version)
    const canonical = readActual(artifact.problem, actual)
    if (canonical === null) errors.push({ path: `/${at}/actual`, detail: `is ${JSON.stringify(actual)}, and ${whatIsOne(artifact.problem)}` })
    else known.push({ predictionId, actual: canonical, model, version, answeredAt, predicted: predictedOf(prediction) })
  }
  if (errors.length > 0) throw new AppError('OPTION_INVALID', errors.map(({ path, detail }) => `${path} ${detail}`).join('; '), { errors })
  await outcomes.add(known)
  return known.map(({ predictionId, actual, model, version }) => ({ predictionId, actual, model, version }))
}

function readActual ({ kind, classes }: Problem, actual: Outcome['actual']): string | number | null {
  if (kind !== 'regression') return classes.find((label) => label === String(actual)) ?? null
  const value = typeof actual === 'string' && actual.trim() !== '' ? Number(actual) : actual
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

const whatIsOne = ({ kind, target, classes }: Problem): string =>
  kind === 'regression' ? `"${target}" is a number` : `"${target}" is one of ${classes.map((label) => `"${label}"`).join(', ')}`
