import { fileStem, toModelName } from '@assay/shared'
import { useState } from 'preact/hooks'
import { useAction } from '../hooks/use-action.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { ProgressBar } from '../parts/progress-bar.tsx'
import { go } from '../route.ts'
import { words } from '../words/words.ts'
import { FileDrop } from '../parts/file-drop.tsx'
import { optionsForTarget } from './options-for-target.ts'
import { PreviewTable } from './preview-table.tsx'
import { sendUpload } from './send-upload.ts'
import { TargetField } from './target-field.tsx'
import { UploadOptions } from './upload-options.tsx'
import type { GivenOptions } from './upload-options.tsx'
import { usePreview } from './use-preview.ts'

/** From a file on this machine to a pipeline: the file, the column to predict, and options for those who want them. */
export function UploadForm () {
  const [file, setFile] = useState<File | null>(null)
  const [target, setTarget] = useState('')
  const [options, setOptions] = useState<GivenOptions>({})
  const [sent, setSent] = useState(0)
  const preview = usePreview(file)
  const { run, busy, error } = useAction(async () => {
    setSent(0)
    const { pipeline } = await sendUpload(file!, { ...options, target }, setSent)
    go({ page: 'pipeline', id: pipeline.id })
  })

  function choose (chosen: File): void {
    setFile(chosen)
    setTarget('')
    setOptions({})
  }

  function chooseTarget (name: string): void {
    setTarget(name)
    setOptions(optionsForTarget(options, name))
  }

  return (
    <form class="panel upload" aria-label={words.home.title} onSubmit={(event) => { event.preventDefault(); void run() }}>
      <FileDrop file={file} accept=".csv,.tsv,.txt,.gz,.parquet,text/csv" hint={words.upload.drop} choose={words.upload.choose} onFile={choose} />
      {preview.error !== null && <ProblemNote error={preview.error} />}
      {file !== null && preview.error === null && (
        preview.value === null
          ? <div class="skeleton" role="status" aria-label={words.app.loading}><span /><span /><span /></div>
          : (
            <>
              {preview.value.columns.length === 0
                ? <TargetField target={target} onTarget={chooseTarget} />
                : <PreviewTable preview={preview.value} target={target} onTarget={chooseTarget} />}
              {target !== '' && <UploadOptions preview={preview.value} modelName={toModelName(fileStem(file.name) || target)} target={target} options={options} onOptions={setOptions} />}
              <div class="actions">
                <button class="primary" type="submit" disabled={target === ''} aria-disabled={busy}>{target === '' ? words.upload.chooseTarget : words.upload.train(target)}</button>
                {busy && <ProgressBar share={sent} label={words.upload.sending} />}
              </div>
            </>
          )
      )}
      {error !== null && <ProblemNote error={error} />}
    </form>
  )
}
