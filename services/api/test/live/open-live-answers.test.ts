import { createLog, createMetrics } from '@assay/runtime'
import { AppError } from '@assay/shared'
import { encodeArtifact } from '@assay/model'
import { openMemoryStore } from '@assay/storage'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { openLiveAnswers } from '../../src/live/open-live-answers.ts'
import type { LiveAnswers, Seen } from '../../src/live/open-live-answers.ts'
import { openReceiptStore } from '../../src/live/receipt-store.ts'
import type { ReceiptStore } from '../../src/live/receipt-store.ts'
import { constantArtifact } from '../artifacts.ts'

const now = (): Date => new Date('2030-01-01T12:00:00Z')
const log = createLog({ service: 'api', level: 'silent' })
const unreachable = (): never => { throw new AppError('STORE_UNREACHABLE', 'cut off') }

let metrics: ReturnType<typeof createMetrics>
let receipts: ReceiptStore
/** Versions by model. */
let shadows: Record<string, number>
/** What looks have counted. */
let looks: Seen[]
/** What the registry and the counts do before they do what they should. */
let trouble: { shadow: () => void, artifact: (model: string) => void, counts: () => void }
beforeEach(() => {
  metrics = createMetrics('api')
  receipts = openReceiptStore({ objects: openMemoryStore(), days: 30, metrics, log, now })
  shadows = {}
  looks = []
  trouble = { shadow () {}, artifact () {}, counts () {} }
})

function open (): LiveAnswers {
  const live = openLiveAnswers({
    registry: {
      async shadow (model) { trouble.shadow(); return shadows[model] === undefined ? null : { version: shadows[model], since: '' } },
      async artifact (model) { trouble.artifact(model); return encodeArtifact(constantArtifact(3)) }
    },
    async onLook (seen) { looks.push(seen); trouble.counts() },
    receipts, metrics, log, now
  })
  onTestFinished(live.close)
  return live
}

/** @returns ids of its receipts */
function ask (live: LiveAnswers, rows: number, name = 'rooms'): string[] {
  const answer = live.keep({ name, version: 1 }, JSON.stringify(Array.from({ length: rows }, () => ({ rooms: 3 }))), Array.from({ length: rows }, () => ({ value: 3 })), {})
  return JSON.parse(answer).predictions.map(({ id }: { id: string }) => id)
}

const rowsCounted = (): number => looks.flatMap(({ counts }) => counts).reduce((sum, { counts }) => sum + counts.rows, 0)

async function receiptCounts (): Promise<Record<string, number>> {
  const { values } = await metrics.receiptsTotal.get()
  return Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value]))
}

it('looks again at answers that could not be looked at: their receipts are an unbroken chain, their rows count once', async () => {
  const live = open()
  const before = ask(live, 1)
  await live.flush()
  trouble.shadow = unreachable
  const held = ask(live, 2)
  await live.flush()
  const after = ask(live, 3)
  await live.flush()
  await expect(receipts.read(held[0]!)).rejects.toThrow(/no receipt/)
  expect(rowsCounted()).toBe(1)
  trouble.shadow = () => {}
  await live.flush()
  for (const id of [...before, ...held, ...after]) {
    expect(await receipts.read(id)).toMatchObject({ id })
    expect(await receipts.isUnbroken(id)).toBe(true)
  }
  expect(rowsCounted()).toBe(6)
  expect(await receiptCounts()).toMatchObject({ stored: 6, dropped: 0 })
})

it('lets answers go that can never be looked at, and counts them', async () => {
  const live = open()
  trouble.artifact = (model) => { if (model === 'gone') throw new AppError('VERSION_NOT_FOUND', 'deleted') }
  ask(live, 2, 'gone')
  await live.flush()
  const [kept] = ask(live, 1)
  await live.flush()
  expect(await receipts.read(kept!)).toMatchObject({ id: kept })
  expect(await receiptCounts()).toMatchObject({ stored: 1, dropped: 2 })
})

it('counts receipts as stored, and rows once, when counts cannot be added', async () => {
  const live = open()
  trouble.counts = unreachable
  ask(live, 2)
  await live.flush()
  ask(live, 1)
  await live.flush()
  expect(rowsCounted()).toBe(3)
  expect(await receiptCounts()).toMatchObject({ stored: 3, dropped: 0 })
})

it('leaves no gap in the chain where no row was asked about', async () => {
  const live = open()
  for (const rows of [1, 0]) {
    ask(live, rows)
    await live.flush()
  }
  const [last] = ask(live, 1)
  await live.flush()
  expect(await receipts.isUnbroken(last!)).toBe(true)
})

it('counts what still waits at the end as dropped', async () => {
  const live = open()
  trouble.shadow = unreachable
  ask(live, 2)
  await live.close()
  expect(await receiptCounts()).toMatchObject({ stored: 0, dropped: 2 })
})

it('asks a shadow what its own model was asked, until it is none any more', async () => {
  const live = open()
  shadows = { rooms: 2 }
  for (const name of ['rooms', 'other']) {
    ask(live, 2, name)
    await live.flush()
  }
  shadows = {}
  ask(live, 1)
  await live.flush()
  expect(looks.map(({ comparisons }) => comparisons)).toEqual([[{ model: 'rooms', version: 2, since: '', sums: { champion: 1, rows: 2, failed: 0, labels: 0, agreed: 0, difference: 0, largest: 0 } }], [], []])
})
