import { ApiProblem } from '@assay/client'
import { words } from '../words/words.ts'

/** What went wrong; the API's words, which are English, name the way out. */
export function ProblemNote ({ error, onRetry }: { readonly error: Error, readonly onRetry?: () => void }) {
  return (
    <div class="note bad" role="alert">
      {error instanceof ApiProblem ? <p lang="en">{error.detail}</p> : <p>{error.message}</p>}
      {onRetry !== undefined && <button class="plain" type="button" onClick={onRetry}>{words.app.retry}</button>}
    </div>
  )
}
