import type { ReplayedReceipt } from '@assay/shared'
import type { ChampionCache } from '../models/champion-cache.ts'
import type { ReceiptStore } from './receipt-store.ts'

/**
 * Answers a receipt's row again by the version that answered it.
 *
 * @throws {AppError} PREDICTION_NOT_FOUND, OBJECT_DAMAGED; VERSION_NOT_FOUND when the model was deleted
 */
export async function replayReceipt (id: string, receipts: ReceiptStore, champions: Pick<ChampionCache, 'get'>): Promise<ReplayedReceipt> {
  const receipt = await receipts.read(id)
  const { model, version, row, options } = receipt
  const { predictRow } = await champions.get(model, version)
  const prediction = { id, ...predictRow(row, options) }
  const path = `/models/${encodeURIComponent(model)}/versions/${version}`
  return {
    receipt,
    replay: { prediction, same: JSON.stringify(prediction) === JSON.stringify(receipt.prediction) },
    chain: await receipts.isUnbroken(id) ? 'intact' : 'broken',
    links: { self: `/predictions/${id}`, version: path, artifact: `${path}/artifact`, quality: `${path}/quality` }
  }
}
