import { ApiProblem } from '@assay/client'
import { useEffect, useState } from 'preact/hooks'

const needed = new EventTarget()

/** Shows the place to enter a key when the API refused for the want of one. */
export function askForKeyAfter (error: unknown): void {
  if (error instanceof ApiProblem && error.code === 'UNAUTHORIZED') needed.dispatchEvent(new Event('key'))
}

/** @returns whether a key is needed, and a function that says that one is there */
export function useKeyNeeded (): readonly [needed: boolean, settle: () => void] {
  const [isNeeded, setNeeded] = useState(false)
  useEffect(() => {
    const ask = (): void => setNeeded(true)
    needed.addEventListener('key', ask)
    return () => needed.removeEventListener('key', ask)
  }, [])
  return [isNeeded, () => setNeeded(false)]
}
