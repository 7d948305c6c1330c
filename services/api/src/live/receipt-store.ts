import type { Log, Metrics } from '@assay/runtime'
import { AppError, objectKeys } from '@assay/shared'
import type { Receipt } from '@assay/shared'
import type { ObjectStore } from '@assay/storage'
import { placeOf } from './receipt-ids.ts'
import type { SegmentPlace } from './receipt-ids.ts'
import { decodeSegment, firstHash, isUnbroken } from './receipt-segment.ts'

/** Receipts in the object store, a segment an object; days that are older than they are kept go as a whole. */
export interface ReceiptStore {
  /** Stores a segment, or holds it until the store answers again; the oldest are let go and counted when too many wait. */
  readonly store: (segment: Segment) => Promise<void>
  /** @throws {AppError} PREDICTION_NOT_FOUND, OBJECT_DAMAGED */
  readonly read: (id: string) => Promise<Receipt>
  /** In the order of the ids; each segment is read once. @throws {AppError} PREDICTION_NOT_FOUND, OBJECT_DAMAGED */
  readonly readAll: (ids: readonly string[]) => Promise<readonly Receipt[]>
  /** Whether the receipt's segment, and its link to the one before, are whole. */
  readonly isUnbroken: (id: string) => Promise<boolean>
  /** Removes what is older than it is kept. */
  readonly sweep: () => Promise<void>
}

export interface Segment { readonly place: SegmentPlace, readonly bytes: Uint8Array, readonly receipts: number }

interface ReceiptStoreDeps {
  readonly objects: ObjectStore
  readonly days: number
  readonly metrics: Pick<Metrics, 'receiptsTotal'>
  readonly log: Log
  readonly now: () => Date
}

/** In bytes, gzipped. */
const mostWaiting = 64 << 20

export function openReceiptStore ({ objects, days, metrics, log, now }: ReceiptStoreDeps): ReceiptStore {
  let waiting: Segment[] = []

  async function storeWaiting (): Promise<void> {
    while (waiting.length > 0) {
      const { place, bytes, receipts } = waiting[0]!
      await objects.put(objectKeys.receipts(place.day, place.chain, place.segment), bytes)
      metrics.receiptsTotal.inc({ outcome: 'stored' }, receipts)
      waiting = waiting.slice(1)
    }
  }

  function letGo (): void {
    while (waiting.reduce((sum, { bytes }) => sum + bytes.length, 0) > mostWaiting) {
      metrics.receiptsTotal.inc({ outcome: 'dropped' }, waiting[0]!.receipts)
      waiting = waiting.slice(1)
    }
  }

  async function readSegment ({ day, chain, segment }: SegmentPlace): Promise<readonly Receipt[] | null> {
    const key = objectKeys.receipts(day, chain, segment)
    const held = waiting.find(({ place }) => place.chain === chain && place.segment === segment)
    if (held !== undefined) return decodeSegment(held.bytes, key)
    return await objects.size(key) === null ? null : decodeSegment(await objects.get(key), key)
  }

  async function segmentOf (id: string, readFrom = readSegment): Promise<readonly Receipt[]> {
    const place = placeOf(id)
    const receipts = place === null ? null : await readFrom(place)
    if (receipts === null || receipts[place!.index]?.id !== id) {
      throw new AppError('PREDICTION_NOT_FOUND', `There is no receipt of the prediction "${id}"; receipts are there a second after the answer and are kept for ${days} days`)
    }
    return receipts
  }

  return {
    async store (segment) {
      waiting = [...waiting, segment]
      letGo()
      try {
        await storeWaiting()
      } catch (error) {
        log.warn({ err: error, segments: waiting.length }, 'receipts cannot be stored now; they are held, answering goes on')
      }
    },

    async read (id) {
      return (await segmentOf(id))[placeOf(id)!.index]!
    },

    async readAll (ids) {
      const segments = new Map<string, ReturnType<typeof readSegment>>()
      const readOnce: typeof readSegment = (place) => {
        const key = objectKeys.receipts(place.day, place.chain, place.segment)
        const segment = segments.get(key) ?? readSegment(place)
        segments.set(key, segment)
        return segment
      }
      const receipts: Receipt[] = []
      for (const id of ids) receipts.push((await segmentOf(id, readOnce))[placeOf(id)!.index]!)
      return receipts
    },

    async isUnbroken (id) {
      const receipts = await segmentOf(id)
      const place = placeOf(id)!
      const before = place.segment === 0 ? null : await findBefore(place)
      return isUnbroken(receipts, place.segment === 0 ? firstHash : before?.at(-1)?.hash ?? '')
    },

    async sweep () {
      const oldest = dayOf(new Date(now().getTime() - days * 86_400_000))
      for (const folder of await objects.listFolder(objectKeys.allReceipts)) {
        if (folder.slice(0, -1) < oldest) await objects.removeFolder(objectKeys.allReceipts + folder)
      }
    }
  }

  /** The segment before may be of an earlier day. */
  async function findBefore ({ day, chain, segment }: SegmentPlace): Promise<readonly Receipt[] | null> {
    const folders = (await objects.listFolder(objectKeys.allReceipts)).map((folder) => folder.slice(0, -1)).filter((other) => other <= day).reverse()
    for (const folder of new Set([day, ...folders])) {
      const receipts = await readSegment({ day: folder, chain, segment: segment - 1 })
      if (receipts !== null) return receipts
    }
    return null
  }
}

/** `20260131`, UTC */
export const dayOf = (time: Date): string => time.toISOString().slice(0, 10).replaceAll('-', '')
