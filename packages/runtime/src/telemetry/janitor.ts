export interface JanitorOptions {
  /** Age at which a group goes: three scrape intervals, so that it is scraped before. Default 15 (at a scrape every 5 s). */
  readonly ttlSeconds?: number
  /** How often the gateway's own list is looked through for what others left. Default 60. */
  readonly sweepSeconds?: number
}

export interface Janitor {
  /** Deletes a trial's group when its time has come; a later push of the same group starts its time anew. */
  readonly deleteLater: (group: URL) => void
  /** Deletes every trial's group older than the TTL, whoever pushed it. @returns how many */
  readonly sweep: () => Promise<number>
  readonly close: () => Promise<void>
}

/** The Pushgateway forgets nothing by itself, and every group makes each push slower: this deletes what has been scraped. */
export function openJanitor (gatewayUrl: string | URL, { ttlSeconds = 15, sweepSeconds = 60 }: JanitorOptions = {}): Janitor {
  const stop = new AbortController()
  const timers = new Map<string, NodeJS.Timeout>()

  async function remove (group: URL): Promise<void> {
    const answer = await fetch(group, { method: 'DELETE', signal: anyOf(stop.signal) })
    await answer.body?.cancel()
  }

  async function sweep (): Promise<number> {
    const answer = await fetch(new URL('api/v1/metrics', withSlash(gatewayUrl)), { signal: anyOf(stop.signal) })
    const { data } = await answer.json() as { data: ListedGroup[] }
    // Ages by the gateway's own clock: the machines' clocks may differ.
    const now = Date.parse(answer.headers.get('date') ?? '') / 1000
    const old = data.filter((group) => group.labels.job === trialJob && now - pushedAt(group) > ttlSeconds)
    for (const { labels } of old) await remove(trialGroupUrl(gatewayUrl, labels.pipeline ?? '', labels.trial ?? ''))
    return old.length
  }

  // A gateway that does not answer is noticed by its alert; what is left there goes with the next sweep.
  const sweeping = setInterval(() => { sweep().catch(() => {}) }, sweepSeconds * 1000)
  sweeping.unref()
  return {
    deleteLater (group) {
      clearTimeout(timers.get(group.href))
      const timer = setTimeout(() => {
        timers.delete(group.href)
        remove(group).catch(() => {})
      }, ttlSeconds * 1000)
      timers.set(group.href, timer.unref())
    },
    sweep,
    async close () {
      stop.abort()
      clearInterval(sweeping)
      for (const timer of timers.values()) clearTimeout(timer)
    }
  }
}

const trialJob = 'assay_trial'
const requestMilliseconds = 5_000

interface ListedGroup {
  readonly labels: Readonly<Record<string, string>>
  readonly push_time_seconds?: { readonly metrics: ReadonlyArray<{ readonly value: string }> }
}

/** A trial's group on the gateway. PUT replaces it, DELETE wants exactly this key. Both parts must be id-shaped: the gateway splits at `/`. */
export function trialGroupUrl (gatewayUrl: string | URL, pipeline: string, trial: string): URL {
  return new URL(`metrics/job/${trialJob}/pipeline/${encodeURIComponent(pipeline)}/trial/${encodeURIComponent(trial)}`, withSlash(gatewayUrl))
}

function pushedAt (group: ListedGroup): number {
  return Number(group.push_time_seconds?.metrics[0]?.value ?? 0)
}

const anyOf = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(requestMilliseconds)])

const withSlash = (url: string | URL): string => String(url).endsWith('/') ? String(url) : `${url}/`
