const pollMilliseconds = 250

/**
 * Aborts work that nobody wants any more.
 *
 * @param isUnwanted asked at once, and then four times a second; where it fails, again in a moment
 * @returns the work's signal, and what ends the asking
 */
export function abortWhen (isUnwanted: () => Promise<boolean>): { readonly signal: AbortSignal, readonly close: () => void } {
  const controller = new AbortController()
  const ask = (): void => {
    isUnwanted().then((yes) => { if (yes) controller.abort() }, () => { /* asked again in a moment */ })
  }
  const poll = setInterval(ask, pollMilliseconds)
  ask()
  return { signal: controller.signal, close: () => { clearInterval(poll) } }
}
