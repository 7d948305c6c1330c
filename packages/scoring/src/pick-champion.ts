import { AppError } from '@assay/shared'
import type { CompletedRow, LeaderboardRow } from '@assay/shared'

/**
 * The trial that is refitted: the best by score, of equal scores the one with the lowest number. Others may tie with it; taking the
 * best all the same asks for no opinion on which learner is simpler, and the board shows the ties.
 *
 * @throws {AppError} NO_TRIAL_COMPLETED
 */
export function pickChampion (board: readonly LeaderboardRow[]): CompletedRow {
  const best = board[0]
  if (best?.state === 'completed' && !Number.isNaN(best.score)) return best
  throw new AppError('NO_TRIAL_COMPLETED', 'no trial completed with a score; look at the errors of the pipeline\'s trials')
}
