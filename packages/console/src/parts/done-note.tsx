import { useEffect, useRef } from 'preact/hooks'

/** What an action came to. It takes the focus, which would be lost with a button that is gone. */
export function DoneNote ({ text }: { readonly text: string }) {
  const note = useRef<HTMLParagraphElement>(null)
  useEffect(() => note.current?.focus(), [text])
  return <p ref={note} class="note good" tabIndex={-1}>{text}</p>
}
