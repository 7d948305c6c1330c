import { AppError } from '@assay/shared'

/** @returns a function that throws as soon as it should stop: {AppError} CANCELLED */
export function stopCheck (shouldStop: () => boolean): () => void {
  return () => {
    if (shouldStop()) throw new AppError('CANCELLED', 'The fit was cancelled')
  }
}
