import { readProblem } from '@assay/client'
import { useState } from 'preact/hooks'
import { useAction } from '../hooks/use-action.ts'
import { useTitle } from '../hooks/use-title.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { words } from '../words/words.ts'

/** Takes the secret of a key; the server keeps it in a cookie that no script can read. */
export function KeyEntry ({ onEntered }: { readonly onEntered: () => void }) {
  useTitle(words.key.title)
  const [key, setKey] = useState('')
  const { run, busy, error } = useAction(async () => {
    const response = await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key }) })
    if (response.status === 401) throw new Error(words.key.refused)
    if (!response.ok) throw await readProblem(response)
    onEntered()
  })
  return (
    <main class="narrow key-entry">
      <PageHeading>{words.key.title}</PageHeading>
      <p class="lead">{words.key.lead}</p>
      <form class="panel actions" onSubmit={(event) => { event.preventDefault(); void run() }}>
        <label class="field">
          <span>{words.key.label}</span>
          <input type="password" required autocomplete="current-password" value={key} onInput={({ currentTarget }) => setKey(currentTarget.value)} />
        </label>
        <button class="primary" type="submit" aria-disabled={busy}>{words.key.enter}</button>
        {error !== null && <ProblemNote error={error} />}
      </form>
    </main>
  )
}
