import { useEffect } from 'preact/hooks'

/** Does something again and again while `active` and while people look. */
export function useEvery (milliseconds: number, active: boolean, act: () => void): void {
  useEffect(() => {
    if (!active) return
    const timer = setInterval(() => { if (!document.hidden) act() }, milliseconds)
    return () => clearInterval(timer)
  }, [active, act])
}
