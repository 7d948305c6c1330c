import { useState } from 'preact/hooks'
import { askForKeyAfter } from '../key/key-needed.ts'

export interface Action<Args extends readonly unknown[]> {
  readonly run: (...args: Args) => Promise<void>
  readonly busy: boolean
  readonly error: Error | null
}

/** Something a person starts: whether it is under way, and what went wrong with it last. */
export function useAction<Args extends readonly unknown[]> (act: (...args: Args) => Promise<void>): Action<Args> {
  const [state, setState] = useState<{ readonly busy: boolean, readonly error: Error | null }>({ busy: false, error: null })
  async function run (...args: Args): Promise<void> {
    setState({ busy: true, error: null })
    try {
      await act(...args)
      setState({ busy: false, error: null })
    } catch (error) {
      askForKeyAfter(error)
      setState({ busy: false, error: error as Error })
    }
  }
  return { run, ...state }
}
