import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { askForKeyAfter } from '../key/key-needed.ts'

/** What was asked of the server: the last answer stays while it is asked again. */
export interface Answer<T> {
  readonly value: T | null
  readonly error: Error | null
  readonly reload: () => void
}

/** Asks when the page shows, and again whenever an input changes; answers to older inputs are dropped. */
export function useAnswer<T> (ask: () => Promise<T>, inputs: readonly unknown[]): Answer<T> {
  const [answer, setAnswer] = useState<{ readonly value: T | null, readonly error: Error | null }>({ value: null, error: null })
  const newest = useRef(0)
  const reload = useCallback(() => {
    const number = ++newest.current
    ask().then((value) => ({ value, error: null }), (error: Error) => {
      askForKeyAfter(error)
      return { value: null, error }
    }).then((next) => {
      if (number === newest.current) setAnswer(({ value }) => ({ value: next.value ?? value, error: next.error }))
    }, () => {})
  }, inputs)
  useEffect(() => {
    setAnswer({ value: null, error: null })
    reload()
    return () => { newest.current++ }
  }, [reload])
  return { ...answer, reload }
}
