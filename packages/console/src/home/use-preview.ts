import { useEffect, useState } from 'preact/hooks'
import type { Preview } from './read-preview.ts'

interface PreviewState { readonly value: Preview | null, readonly error: Error | null }

const none: PreviewState = { value: null, error: null }

/** The first rows of a file; the reader of tables is loaded when the first file is chosen. */
export function usePreview (file: File | null): PreviewState {
  const [state, setState] = useState(none)
  useEffect(() => {
    setState(none)
    if (file === null) return
    let dropped = false
    import('./read-preview.ts').then(({ readPreview }) => readPreview(file)).then(
      (value) => { if (!dropped) setState({ value, error: null }) },
      (error: Error) => { if (!dropped) setState({ value: null, error }) }
    )
    return () => { dropped = true }
  }, [file])
  return state
}
