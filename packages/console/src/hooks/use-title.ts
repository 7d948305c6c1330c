import { useEffect } from 'preact/hooks'

/** Names the page in its tab, in the history and to screen readers: `people — Model · Assay`. */
export function useTitle (...parts: readonly string[]): void {
  const title = `${parts.join(' — ')} · Assay`
  useEffect(() => { document.title = title }, [title])
}
