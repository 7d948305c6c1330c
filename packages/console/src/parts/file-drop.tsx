import { useState } from 'preact/hooks'
import { formatBytes } from '../format.ts'
import { words } from '../words/words.ts'

interface FileDropProps {
  readonly file: File | null
  readonly accept: string
  readonly hint: string
  /** The other way to give one, in words. */
  readonly choose: string
  readonly onFile: (file: File) => void
}

/** Takes one file, dropped or chosen. */
export function FileDrop ({ file, accept, hint, choose, onFile }: FileDropProps) {
  const [over, setOver] = useState(false)
  return (
    <label
      class={`drop${over ? ' over' : ''}${file === null ? '' : ' filled'}`}
      onDragOver={(event) => { event.preventDefault(); setOver(true) }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const dropped = event.dataTransfer?.files[0]
        if (dropped !== undefined) onFile(dropped)
      }}
    >
      <input
        type="file" accept={accept} onChange={({ currentTarget }) => {
          const chosen = currentTarget.files?.[0]
          if (chosen !== undefined) onFile(chosen)
          currentTarget.value = ''
        }}
      />
      {file === null
        ? <><strong>{hint}</strong><span>{choose}</span></>
        : <><strong>{file.name}</strong><span>{formatBytes(file.size)} · {words.upload.change}</span></>}
    </label>
  )
}
