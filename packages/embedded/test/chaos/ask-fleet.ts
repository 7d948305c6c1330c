import { setTimeout as wait } from 'node:timers/promises'

const pollMilliseconds = 200

/** Asks until there is an answer: the API may be dead for a moment, or without its Redis. */
export async function askUntilAnswered<T> (url: string, signal: AbortSignal): Promise<T> {
  for (;;) {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) }).catch(() => null)
    if (answer?.ok) return await answer.json() as T
    await wait(pollMilliseconds, undefined, { signal })
  }
}

/** @throws {Error} when it is not so after that time */
export async function waitUntil (patienceMilliseconds: number, isSo: () => Promise<boolean>): Promise<void> {
  const patience = performance.now() + patienceMilliseconds
  while (!await isSo()) {
    if (performance.now() > patience) throw new Error(`the pipeline did not come on in ${patienceMilliseconds / 1000} s`)
    await wait(pollMilliseconds)
  }
}
