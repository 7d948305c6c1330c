import { useEffect, useState } from 'preact/hooks'
import { client } from '../api.ts'
import { formatBytes } from '../format.ts'
import { useAction } from '../hooks/use-action.ts'
import { FileDrop } from '../parts/file-drop.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { words } from '../words/words.ts'

interface Answers { readonly url: string, readonly fileName: string, readonly bytes: number }

/** A file of rows in, the same file with answers out. */
export function BatchPanel ({ name }: { readonly name: string }) {
  const [file, setFile] = useState<File | null>(null)
  const [answers, setAnswers] = useState<Answers | null>(null)
  useEffect(() => () => { if (answers !== null) URL.revokeObjectURL(answers.url) }, [answers])
  const { run, busy, error } = useAction(async (rows: File) => {
    setAnswers(null)
    const csv = await new Response(await client.predictCsv(rows, { model: name })).blob()
    setAnswers({ url: URL.createObjectURL(csv), bytes: csv.size, fileName: `${rows.name.replace(/\.\w+$/, '')}-${name}.csv` })
  })
  return (
    <section class="panel" aria-labelledby="batch">
      <h2 id="batch">{words.batch.title}</h2>
      <p class="quiet">{words.batch.lead}</p>
      <FileDrop file={file} accept=".csv,.tsv,.txt,text/csv" hint={words.batch.drop} choose={words.batch.choose} onFile={(rows) => { setFile(rows); void run(rows) }} />
      <div role="status">
        {busy && <p class="quiet">{words.batch.answering}</p>}
        {answers !== null && <p><a class="button primary" href={answers.url} download={answers.fileName}>{words.batch.download(formatBytes(answers.bytes))}</a></p>}
      </div>
      {error !== null && <ProblemNote error={error} />}
    </section>
  )
}
