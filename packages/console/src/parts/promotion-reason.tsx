import type { Promotion } from '@assay/shared'
import { words } from '../words/words.ts'

/** Why a version was promoted or not; what people wrote, and older records, are as they were written. */
export const PromotionReason = ({ reason, cause }: Pick<Promotion, 'reason' | 'cause'>) =>
  cause === undefined ? <span lang="en">{reason}</span> : <span>{words.promotion(cause)}</span>
