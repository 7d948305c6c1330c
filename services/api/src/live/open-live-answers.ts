import { openThreadPool } from '@assay/runtime'
import type { Log, Metrics, ThreadPool } from '@assay/runtime'
import { errorTable, toErrorRecord } from '@assay/shared'
import type { Prediction, PredictionOptions } from '@assay/shared'
import type { CountedShadow, CountedVersion, ModelRegistry } from '@assay/storage'
import { createAnswerLog } from './answer-log.ts'
import type { AnswerLog } from './answer-log.ts'
import { keyOf } from './live-answer.ts'
import type { LiveRequest, LiveResponse, OpenedVersion } from './live-answer.ts'
import { newChain, receiptId } from './receipt-ids.ts'
import type { SegmentPlace } from './receipt-ids.ts'
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
  readonly close: () => Promise<void>
}

interface LiveAnswersDeps {
  readonly registry: Pick<ModelRegistry, 'artifact' | 'shadow'>
  /** Null: no receipts are kept. */
  readonly receipts: ReceiptStore | null
  readonly metrics: Pick<Metrics, 'receiptsTotal'>
  readonly log: Log
  readonly now: () => Date
  /** Told after each look. */
  readonly onLook: (seen: Seen) => Promise<void>
}

/** What one look has counted. */
export type Seen = Pick<LiveResponse, 'counts' | 'comparisons'>

/** Answers whose receipts, if any are kept, become one segment. */
interface Batch {
  readonly place: SegmentPlace
  readonly answers: AnswerLog
  receipts: number
  /** Threads that ended while they looked at it. */
  deaths: number
}

/** In bytes: what may wait for the thread. A quarter of it makes the thread look at once. */
const mostWaiting = 32 << 20
const lookMilliseconds = 1_000
/** Versions in the thread's memory; beyond that a new thread begins. */
const mostVersions = 16
/** A batch that ends so many threads is taken for the killer. */
const mostDeaths = 3

export function openLiveAnswers ({ registry, receipts, metrics, log, now, onLook }: LiveAnswersDeps): LiveAnswers {
  let filling = emptyBatch({ day: dayOf(now()), chain: newChain(), segment: 0 }, createAnswerLog())
  let spare = createAnswerLog()
  /** Is looked at, or is to be looked at again; others gather meanwhile. */
  let held: Batch | null = null
  let previousHash = firstHash
  let pool: ThreadPool<LiveRequest, LiveResponse> | undefined
  const known = new Set<string>()
  let looking: Promise<void> = Promise.resolve()
  let lookDue = false

  function keep ({ name: model, version }: { readonly name: string, readonly version: number }, rows: string, given: readonly Prediction[], options: PredictionOptions): string {
    const fits = filling.answers.size() + (held?.answers.size() ?? 0) < mostWaiting
    const hasReceipts = fits && receipts !== null
    const predictions = given.map((prediction, at) => {
      const text = JSON.stringify(prediction)
      return hasReceipts ? `{"id":"${receiptId(filling.place, filling.receipts + at)}",${text.slice(1)}` : text
    })
    if (fits) {
      filling.answers.add({ model, version, options, answeredAt: now().getTime(), rows, predictions, hasReceipts })
      if (hasReceipts) filling.receipts += predictions.length
      if (filling.answers.size() > mostWaiting / 4 && !lookDue) void flush()
    } else if (receipts !== null) metrics.receiptsTotal.inc({ outcome: 'dropped' }, predictions.length)
    return `{"model":${JSON.stringify(model)},"version":${version},"predictions":[${predictions.join(',')}]}`
  }

  /** Looks come one after the other. */
  function flush (): Promise<void> {
    lookDue = true
    looking = looking.then(look)
    return looking
  }

  /** In their order: each segment holds the hash of the one before. */
  async function look (): Promise<void> {
    lookDue = false
    if (held !== null && !await lookAtHeld(held)) return
    held = filling
    const { place: { chain, segment }, receipts } = filling
    // A batch without receipts stores no segment: its number is the next one's.
    filling = emptyBatch({ day: dayOf(now()), chain, segment: receipts === 0 ? segment : segment + 1 }, spare)
    await lookAtHeld(held)
  }

  /** @returns false when it is to be looked at again */
  async function lookAtHeld (batch: Batch): Promise<boolean> {
    if (!await lookAt(batch)) return false
    batch.answers.empty()
    spare = batch.answers
    held = null
    return true
  }

  /** @returns false when the batch is to be looked at again */
  async function lookAt (batch: Batch): Promise<boolean> {
    if (batch.answers.size() === 0) return true
    let response
    try {
      response = await askThread(batch)
    } catch (error) {
      const { code } = toErrorRecord(error)
      if (code === 'THREAD_DIED') {
        batch.deaths++
        known.clear()
      }
      const again = errorTable[code].retryable && batch.deaths < mostDeaths
      log.warn({ err: error, receipts: batch.receipts }, `answers could not be looked at; they ${again ? 'wait' : 'have no receipts'}, answering goes on`)
      if (!again) metrics.receiptsTotal.inc({ outcome: 'dropped' }, batch.receipts)
      return !again
    }
    previousHash = response.lastHash
    if (response.segment !== null) await receipts!.store({ place: batch.place, bytes: response.segment, receipts: batch.receipts })
    await onLook(response).catch((error: unknown) => log.warn({ err: error }, 'what was counted of answers is not added up yet; tried again with the next'))
    return true
  }

  async function askThread ({ answers: { asked, pack }, place }: Batch): Promise<LiveResponse> {
    const shadows = await shadowsOf(new Set(asked.map(({ model }) => model)))
    if (known.size > mostVersions) {
      await pool?.close()
      pool = undefined
      known.clear()
    }
    pool ??= openThreadPool({ script: new URL('./live-thread.ts', import.meta.url), threads: 1, name: 'live answers' })
    const opened = await open([...asked, ...shadows])
    const response = await pool.run({ opened, shadows, answers: pack(), place, previousHash })
    for (const version of opened) known.add(keyOf(version))
    return response
  }

  async function shadowsOf (models: ReadonlySet<string>): Promise<CountedShadow[]> {
    const found = await Promise.all([...models].map(async (model) => ({ model, shadow: await registry.shadow(model) })))
    return found.flatMap(({ model, shadow }) => shadow === null ? [] : [{ model, ...shadow }])
  }

  async function open (needed: readonly CountedVersion[]): Promise<OpenedVersion[]> {
    const missing = new Map(needed.filter((one) => !known.has(keyOf(one))).map((one) => [keyOf(one), one]))
    return Promise.all(Array.from(missing.values(), async ({ model, version }) => ({ model, version, artifact: await registry.artifact(model, version) })))
  }

  const timer = setInterval(() => { void flush() }, lookMilliseconds)
  return {
    keep,
    flush,
    async close () {
      clearInterval(timer)
      await flush()
      await pool?.close()
      metrics.receiptsTotal.inc({ outcome: 'dropped' }, filling.receipts + (held?.receipts ?? 0))
    }
  }
}

const emptyBatch = (place: SegmentPlace, answers: AnswerLog): Batch => ({ place, answers, receipts: 0, deaths: 0 })
