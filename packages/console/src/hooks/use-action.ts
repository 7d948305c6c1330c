import { useRef, useState } from 'preact/hooks'
import { askForKeyAfter } from '../key/key-needed.ts'

export interface Action<Args extends readonly unknown[]> {
  /** Does nothing while it is under way: its button is `aria-disabled` then, for a disabled one would lose the focus. */
  readonly run: (...args: Args) => Promise<void>
  readonly busy: boolean
  readonly error: Error | null
}

/** Something a person starts: whether it is under way, and what went wrong with it last. */
export function useAction<Args extends readonly unknown[]> (act: (...args: Args) => Promise<void>): Action<Args> {
  const [state, setState] = useState<{ readonly busy: boolean, readonly error: Error | null }>({ busy: false, error: null })
  const underWay = useRef(false)
  async function run (...args: Args): Promise<void> {
    if (underWay.current) return
    underWay.current = true
    setState({ busy: true, error: null })
    try {
      await act(...args)
      setState({ busy: false, error: null })
    } catch (error) {
      askForKeyAfter(error)
      setState({ busy: false, error: error as Error })
    } finally {
      underWay.current = false
    }
  }
  return { run, ...state }
}
