import { ApiProblem } from '@assay/client'
import { words } from '../words/words.ts'

/** What went wrong, in the API's words, which name the way out. */
export function ProblemNote ({ error, onRetry }: { readonly error: Error, readonly onRetry?: () => void }) {
  const detail = error instanceof ApiProblem ? error.detail : error.message
  return (
    <div class="note bad" role="alert">
      <p lang="en">{detail}</p>
      {onRetry !== undefined && <button class="plain" type="button" onClick={onRetry}>{words.app.retry}</button>}
    </div>
  )
}
