import type { Prediction } from '@assay/shared'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { ProblemNote } from '../parts/problem-note.tsx'
import { words } from '../words/words.ts'
import { AnswerPanel } from './answer-panel.tsx'

interface AnswerSectionProps {
  readonly prediction: Prediction | null
  readonly target: string
  /** Why there is no new answer. */
  readonly error?: Error | null
}

/** The answer beside the form. Each new one takes the focus and comes into sight: on a phone the form hides it. */
export function AnswerSection ({ prediction, target, error = null }: AnswerSectionProps) {
  const section = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  function show (news: unknown): void {
    if (news === null) return
    heading.current?.focus()
    section.current?.scrollIntoView({ block: 'nearest' })
  }
  useEffect(() => show(prediction), [prediction])
  // Before the form's effect: where a field is at fault, that field has the focus in the end.
  useLayoutEffect(() => show(error), [error])
  return (
    <section ref={section} class="panel beside" aria-labelledby="answer">
      <h2 id="answer" ref={heading} tabIndex={-1} {...(prediction !== null && { 'aria-describedby': 'answered' })}>{words.predict.answer}</h2>
      {error !== null && <ProblemNote error={error} />}
      {prediction === null
        ? error === null && <p class="empty">{words.predict.noAnswer}</p>
        : <AnswerPanel prediction={prediction} target={target} />}
    </section>
  )
}
