import type { Pipeline } from '@assay/shared'
import { client } from '../api.ts'
import { useAction } from '../hooks/use-action.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { go } from '../route.ts'
import { locale, words } from '../words/words.ts'

/** A column gives the answer away: the evidence, and the two ways on. */
export function LeakStop ({ pipeline: { datasetId, options, error: problem } }: { readonly pipeline: Pipeline }) {
  const evidence = problem?.errors ?? []
  const columns = [...new Set(evidence.map(({ path }) => path))]
  const { run, busy, error } = useAction(async (way: 'ignore' | 'accept') => {
    const { pipeline } = await client.pipelines.start({ datasetId, ...options, [way]: [...new Set([...options[way] ?? [], ...columns])] })
    go({ page: 'pipeline', id: pipeline.id })
  })
  const named = new Intl.ListFormat(locale, { type: 'conjunction' }).format(columns)
  return (
    <section class="panel leak" role="alert" aria-labelledby="leak">
      <h2 id="leak">{words.leak.title(columns.length)}</h2>
      <p>{words.leak.lead}</p>
      <ul class="evidence">{evidence.map(({ path, detail }) => <li key={path + detail}><strong>{path}</strong><span lang="en">{detail}</span></li>)}</ul>
      <div class="actions">
        <button type="button" class="primary" aria-disabled={busy} onClick={() => { void run('ignore') }}>{words.leak.ignore(named)}</button>
        <button type="button" aria-disabled={busy} onClick={() => { void run('accept') }}>{words.leak.accept}</button>
      </div>
      <p class="quiet">{words.leak.help}</p>
      {error !== null && <ProblemNote error={error} />}
    </section>
  )
}
