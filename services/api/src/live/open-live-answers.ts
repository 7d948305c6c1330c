import { openThreadPool } from '@assay/runtime'
import type { Log, Metrics, ThreadPool } from '@assay/runtime'
import type { Prediction, PredictionOptions } from '@assay/shared'
import type { ModelRegistry } from '@assay/storage'
import type { LiveAnswer, LiveRequest, LiveResponse, OpenedVersion, ShadowPointer, ShadowState, VersionCounts } from './live-answer.ts'
import { newChain, receiptId } from './receipt-ids.ts'
import { firstHash } from './receipt-segment.ts'
import { dayOf } from './receipt-store.ts'
import type { ReceiptStore } from './receipt-store.ts'

/** What is known of the answers that were given: their receipts, how far rows have drifted, what a shadow would have said. */
export interface LiveAnswers {
  /**
   * Gives predictions their ids, and keeps the answer until a thread has looked at it; where too many wait, it is let go and counted.
   *
   * @param rows one row or several, as JSON
   * @returns the answer's body
   */
  readonly keep: (model: { readonly name: string, readonly version: number }, rows: string, predictions: readonly Prediction[], options: PredictionOptions) => string
  /** Resolves when the thread has looked at all that was kept before. */
  readonly flush: () => Promise<void>
  /** Of the rows that this process answered; null when there were none. */
  readonly counts: (model: string, version: number) => VersionCounts | null
  readonly shadow: (model: string) => ShadowState | null
  readonly close: () => Promise<void>
}

interface LiveAnswersDeps {
  readonly registry: Pick<ModelRegistry, 'artifact' | 'shadow'>
  /** Null: no receipts are kept. */
  readonly receipts: ReceiptStore | null
  readonly metrics: Pick<Metrics, 'receiptsTotal'>
  readonly log: Log
  readonly now: () => Date
  /** Told after each look, for gauges. */
  readonly onLook: (seen: Pick<LiveResponse, 'counts' | 'shadows'>) => Promise<void>
}

/** In characters of rows and answers: what may wait for the thread. A quarter of it makes the thread look at once. */
const mostWaiting = 32 << 20
const lookMilliseconds = 1_000
/** Versions in the thread's memory; beyond that a new thread begins. */
const mostVersions = 16

export function openLiveAnswers ({ registry, receipts, metrics, log, now, onLook }: LiveAnswersDeps): LiveAnswers {
  let place = { day: dayOf(now()), chain: newChain(), segment: 0 }
  let index = 0
  let previousHash = firstHash
  let waiting: LiveAnswer[] = []
  let waitingSize = 0
  let pool: ThreadPool<LiveRequest, LiveResponse> | undefined
  let seen: Pick<LiveResponse, 'counts' | 'shadows'> = { counts: [], shadows: [] }
  const known = new Set<string>()
  let looking: Promise<void> = Promise.resolve()
  let lookDue = false

  function keep ({ name: model, version }: { readonly name: string, readonly version: number }, rows: string, predictions: readonly Prediction[], options: PredictionOptions): string {
    const fits = waitingSize < mostWaiting
    const hasReceipts = fits && receipts !== null
    const named = hasReceipts ? predictions.map((prediction) => ({ id: receiptId(place, index++), ...prediction })) : predictions
    const answer = JSON.stringify({ model, version, predictions: named })
    if (!fits) metrics.receiptsTotal.inc({ outcome: 'dropped' }, predictions.length)
    else {
      waiting.push({ answeredAt: now().toISOString(), model, version, rows, answer, options, receipts: hasReceipts ? predictions.length : 0 })
      waitingSize += rows.length + answer.length
      if (waitingSize > mostWaiting / 4 && !lookDue) void flush()
    }
    return answer
  }

  /** Looks come one after the other. */
  function flush (): Promise<void> {
    lookDue = true
    looking = looking.then(look)
    return looking
  }

  async function look (): Promise<void> {
    lookDue = false
    if (waiting.length === 0) return
    const answers = waiting
    const segment = place
    const kept = answers.reduce((sum, answer) => sum + answer.receipts, 0)
    waiting = []
    waitingSize = 0
    index = 0
    place = { ...place, day: dayOf(now()), segment: place.segment + 1 }
    try {
      const response = await askThread(answers)
      seen = response
      previousHash = response.lastHash
      if (response.segment !== null) await receipts!.store({ place: segment, bytes: response.segment, receipts: kept })
      await onLook(response)
    } catch (error) {
      known.clear()
      metrics.receiptsTotal.inc({ outcome: 'dropped' }, kept)
      log.warn({ err: error, answers: answers.length }, 'answers could not be looked at; their receipts are lost, answering goes on')
    }
  }

  async function askThread (answers: readonly LiveAnswer[]): Promise<LiveResponse> {
    const shadows = await shadowsOf(new Set(answers.map(({ model }) => model)))
    if (known.size > mostVersions) {
      await pool?.close()
      pool = undefined
      known.clear()
    }
    pool ??= openThreadPool({ script: new URL('./live-thread.ts', import.meta.url), threads: 1, name: 'live answers' })
    return pool.run({ opened: await open([...answers, ...shadows]), shadows, answers, previousHash })
  }

  async function shadowsOf (models: ReadonlySet<string>): Promise<ShadowPointer[]> {
    const found = await Promise.all([...models].map(async (model) => ({ model, shadow: await registry.shadow(model) })))
    return found.flatMap(({ model, shadow }) => shadow === null ? [] : [{ model, version: shadow.version }])
  }

  async function open (needed: readonly ShadowPointer[]): Promise<OpenedVersion[]> {
    const opened: OpenedVersion[] = []
    for (const { model, version } of needed) {
      const key = `${version} ${model}`
      if (known.has(key)) continue
      opened.push({ model, version, artifact: await registry.artifact(model, version) })
      known.add(key)
    }
    return opened
  }

  const timer = setInterval(() => { void flush() }, lookMilliseconds)
  return {
    keep,
    flush,
    counts: (model, version) => seen.counts.find((one) => one.model === model && one.version === version) ?? null,
    shadow: (model) => seen.shadows.find((one) => one.model === model) ?? null,
    async close () {
      clearInterval(timer)
      await flush()
      await pool?.close()
    }
  }
}
