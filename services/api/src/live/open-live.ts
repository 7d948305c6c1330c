import type { ApiDeps, ApiServer } from '../api.ts'
import type { ChampionCache } from '../models/champion-cache.ts'
import { createAddCounts } from './add-counts.ts'
import { exportLiveMetrics } from './export-live-metrics.ts'
import { openLiveAnswers } from './open-live-answers.ts'
import type { LiveAnswers } from './open-live-answers.ts'
import { openReceiptStore } from './receipt-store.ts'
import type { ReceiptStore } from './receipt-store.ts'

const sweepMilliseconds = 3_600_000

type OpenLiveDeps = Pick<ApiDeps, 'config' | 'objects' | 'registry' | 'answerCounts' | 'metrics' | 'log' | 'now'> & { readonly champions: ChampionCache }

/** Receipts, drift and shadows of one server, until it closes; what they find is shown in its metrics. */
export function openLive (app: ApiServer, { config, objects, registry, answerCounts: counts, metrics, log, now, champions }: OpenLiveDeps): { readonly live: LiveAnswers, readonly receipts: ReceiptStore | null } {
  const receipts = config.receiptDays === 0 ? null : openReceiptStore({ objects, days: config.receiptDays, metrics, log, now })
  const live = openLiveAnswers({ registry, receipts, metrics, log, now, onLook: createAddCounts(counts) })
  exportLiveMetrics(metrics, { counts, champions, registry })
  const sweep = (): void => { receipts?.sweep().catch((error: unknown) => log.warn({ err: error }, 'old receipts could not be removed; tried again in an hour')) }
  const timer = setInterval(sweep, sweepMilliseconds)
  sweep()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await live.close()
  })
  return { live, receipts }
}
