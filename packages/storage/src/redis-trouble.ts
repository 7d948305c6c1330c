import { AppError } from '@assay/shared'

/** Foreseen trouble passes; whatever else a Redis command threw means that Redis does not answer as it should. */
export async function whenRedisAnswers<T> (ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof AppError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('QUEUE_UNREACHABLE', `Redis does not answer as it should (${reason}); check REDIS_URL and that Redis runs`, { cause: error })
  }
}
