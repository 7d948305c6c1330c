import type { FormField } from '@assay/model'
import { useEffect, useState } from 'preact/hooks'
import { client } from '../api.ts'
import { formatBytes, formatShare, formatWhole } from '../format.ts'
import { useAction } from '../hooks/use-action.ts'
import { FileDrop } from '../parts/file-drop.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { words } from '../words/words.ts'
import type { ColumnComparison } from './compare-columns.ts'
import { createAnswerCounter } from './count-answers.ts'
import type { AnswerCounts } from './count-answers.ts'

interface BatchPanelProps { readonly name: string, readonly fields: readonly FormField[], readonly target: string }
interface Answers extends AnswerCounts { readonly url: string, readonly fileName: string, readonly bytes: number }

/** A file of rows in, the same file with answers out; one without most of the model's columns is answered only when that is asked for. */
export function BatchPanel ({ name, fields, target }: BatchPanelProps) {
  const [file, setFile] = useState<File | null>(null)
  const [columns, setColumns] = useState<ColumnComparison | null>(null)
  const [answers, setAnswers] = useState<Answers | null>(null)
  useEffect(() => () => { if (answers !== null) URL.revokeObjectURL(answers.url) }, [answers])
  const { run, busy, error } = useAction(async (rows: File, isMeant: boolean) => {
    setAnswers(null)
    setColumns(null)
    const { compareColumns } = await import('./compare-columns.ts')
    const compared = await compareColumns(rows, fields, target)
    setColumns(compared)
    if (lacksMost(compared) && !isMeant) return
    const counter = createAnswerCounter()
    const counted = new TransformStream<Uint8Array, Uint8Array>({ transform (bytes, onward) { counter.push(bytes); onward.enqueue(bytes) } })
    const csv = await new Response((await client.predictCsv(rows, { model: name })).pipeThrough(counted)).blob()
    setAnswers({ url: URL.createObjectURL(csv), bytes: csv.size, fileName: `${rows.name.replace(/\.\w+$/, '')}-${name}.csv`, ...counter.counts() })
  })
  return (
    <section class="panel" aria-labelledby="batch">
      <h2 id="batch">{words.batch.title}</h2>
      <p class="quiet">{words.batch.lead}</p>
      <FileDrop file={file} accept=".csv,.tsv,.txt,text/csv" hint={words.batch.drop} choose={words.batch.choose} onFile={(rows) => { setFile(rows); void run(rows, false) }} />
      <div role="status" class="batch">
        {busy && <p class="quiet">{words.batch.answering}</p>}
        {columns !== null && <ComparedColumns columns={columns} />}
        {columns !== null && lacksMost(columns) && answers === null && !busy && <p><button type="button" onClick={() => { void run(file!, true) }}>{words.batch.anyway}</button></p>}
        {answers !== null && (
          <>
            <p>{words.batch.answered(formatWhole(answers.rows))}{answers.warned > 0 && ` ${words.batch.warned(formatShare(answers.warned / answers.rows))}`}</p>
            <p><a class="button primary" href={answers.url} download={answers.fileName}>{words.batch.download(formatBytes(answers.bytes))}</a></p>
          </>
        )}
      </div>
      {error !== null && <ProblemNote error={error} />}
    </section>
  )
}

const lacksMost = ({ needed, missing }: ColumnComparison): boolean => missing.length > needed / 2
const mostNamed = 8
const nameSome = (columns: readonly string[]): string => columns.slice(0, mostNamed).join(', ') + (columns.length > mostNamed ? ' …' : '')

function ComparedColumns ({ columns }: { readonly columns: ColumnComparison }) {
  const { needed, missing, ignored } = columns
  if (missing.length === 0 && ignored.length === 0) return null
  return (
    <ul class={`note ${lacksMost(columns) ? 'bad' : 'warnings'}`}>
      {lacksMost(columns) && <li><strong>{words.batch.lacksMost(formatWhole(needed - missing.length), formatWhole(needed))}</strong></li>}
      {missing.length > 0 && <li>{words.batch.missing(missing.length, nameSome(missing))}</li>}
      {ignored.length > 0 && <li>{words.batch.ignored(ignored.length, nameSome(ignored))}</li>}
    </ul>
  )
}
