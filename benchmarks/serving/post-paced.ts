import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Paced {
  readonly requests: number
  readonly failed: number
  readonly medianMilliseconds: number
  readonly p99Milliseconds: number
  readonly slowestMilliseconds: number
}

interface PacedPlan {
  /** Where the next request goes. */
  readonly url: () => string
  readonly bodies: readonly string[]
  /** Requests a second, whether or not those before were answered. */
  readonly rate: number
  readonly seconds: number
}

/** Posts JSON at a fixed rate. A request's time begins when it is due: one that had to wait for its turn is slow, not unseen. */
export async function postPaced ({ url, bodies, rate, seconds }: PacedPlan): Promise<Paced> {
  const agent = new Agent({ keepAlive: true })
  const started = performance.now()
  const answers: Promise<number | null>[] = []
  for (let sent = 0; sent < rate * seconds; sent++) {
    const due = started + 1000 * sent / rate
    const early = due - performance.now()
    if (early > 0) await sleep(early)
    answers.push(post(url(), bodies[sent % bodies.length]!, agent).then((ok) => ok ? performance.now() - due : null))
  }
  const times = await Promise.all(answers)
  agent.destroy()
  const known = times.filter((time) => time !== null).sort((a, b) => a - b)
  const quantile = (share: number): number => known[Math.min(known.length - 1, Math.floor(share * known.length))] ?? NaN
  return { requests: times.length, failed: times.length - known.length, medianMilliseconds: quantile(0.5), p99Milliseconds: quantile(0.99), slowestMilliseconds: quantile(1) }
}

/** @returns whether it was answered with 200 */
function post (url: string, body: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode === 200)).once('error', () => resolve(false))
    })
    asking.once('error', () => resolve(false))
    asking.end(body)
  })
}
