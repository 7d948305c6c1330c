import type { ComponentChildren } from 'preact'
import type { Answer } from '../hooks/use-answer.ts'
import { words } from '../words/words.ts'
import { ProblemNote } from './problem-note.tsx'

interface AnsweredProps<T> {
  readonly answer: Answer<T>
  readonly children: (value: T) => ComponentChildren
  /** Lines of grey that stand for what is to come. */
  readonly lines?: number
}

/** An answer of the server, or that it is awaited, or why there is none. */
export function Answered<T> ({ answer, children, lines = 3 }: AnsweredProps<T>) {
  if (answer.value !== null) return <>{children(answer.value)}</>
  if (answer.error !== null) return <ProblemNote error={answer.error} onRetry={answer.reload} />
  return (
    <div class="skeleton" role="status" aria-label={words.app.loading}>
      {Array.from({ length: lines }, (_, line) => <span key={line} />)}
    </div>
  )
}
