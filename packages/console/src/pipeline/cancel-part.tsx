import type { Pipeline } from '@assay/shared'
import { useState } from 'preact/hooks'
import { client } from '../api.ts'
import { useAction } from '../hooks/use-action.ts'
import { DoneNote } from '../parts/done-note.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { words } from '../words/words.ts'

/** The way to stop a pipeline, and what becomes of one that was stopped: the best of what had finished is kept. */
export function CancelPart ({ pipeline: { id, state, cancelling, finishedAt, result } }: { readonly pipeline: Pipeline }) {
  const [isMine, setMine] = useState(false)
  const { run, busy, error } = useAction(async () => {
    await client.pipelines.cancel(id)
    setMine(true)
  })
  const text = state === 'cancelled'
    ? result === undefined ? words.pipeline.cancelledBare : words.pipeline.cancelled
    : finishedAt === undefined && (cancelling === true || isMine) ? words.pipeline.cancelling : null
  if (text !== null) return isMine ? <DoneNote text={text} /> : <p class="note">{text}</p>
  if (finishedAt !== undefined) return null
  return (
    <div class="actions">
      <button type="button" aria-disabled={busy} aria-describedby="cancel-help" onClick={() => { void run() }}>{words.pipeline.cancel}</button>
      <small class="quiet" id="cancel-help">{words.pipeline.cancelHelp}</small>
      {error !== null && <ProblemNote error={error} />}
    </div>
  )
}
