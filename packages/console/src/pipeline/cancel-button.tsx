import { client } from '../api.ts'
import { useAction } from '../hooks/use-action.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { words } from '../words/words.ts'

export function CancelButton ({ id }: { readonly id: string }) {
  const { run, busy, error } = useAction(async () => { await client.pipelines.cancel(id) })
  return (
    <>
      <button type="button" disabled={busy} onClick={() => { void run() }}>{words.pipeline.cancel}</button>
      {error !== null && <ProblemNote error={error} />}
    </>
  )
}
