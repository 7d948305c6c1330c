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

/** Looks until it is so. @throws {Error} when what it sees has not changed for that time: a loaded machine may take long, but comes on */
export async function waitUntil<T> (patienceMilliseconds: number, look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<void> {
  let [last, since] = ['', performance.now()]
  for (;;) {
    const seen = await look()
    if (isSo(seen)) return
    const text = JSON.stringify(seen)
    if (text !== last) [last, since] = [text, performance.now()]
    if (performance.now() - since > patienceMilliseconds) throw new Error(`the pipeline did not come on in ${patienceMilliseconds / 1000} s: ${text}`)
    await wait(pollMilliseconds)
  }
}
