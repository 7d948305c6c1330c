import type { EnsembleRow } from '@assay/shared'
import { formatScore, formatShare } from '../format.ts'
import { words } from '../words/words.ts'

/** The weighted mean of a few trials that was tried beside them. */
export function EnsembleLine ({ ensemble: { members, score, scoreInterval: { low, high }, kept } }: { readonly ensemble: EnsembleRow }) {
  return (
    <div class={`note${kept ? ' good' : ''}`}>
      <strong>{kept ? words.board.ensembleKept : words.board.ensembleTried} · {formatScore(score)} <small>{formatScore(low)} – {formatScore(high)}</small></strong>
      <p>{members.map(({ trial, learner, weight }) => `${formatShare(weight)} ${words.names[learner]} (${trial})`).join(' + ')}</p>
    </div>
  )
}
