import type { ApiDeps, ApiServer } from '../api.ts'
import type { ChampionCache } from '../models/champion-cache.ts'
import { describeDrift } from './describe-drift.ts'
import { openLiveAnswers } from './open-live-answers.ts'
import type { LiveAnswers } from './open-live-answers.ts'
import { openReceiptStore } from './receipt-store.ts'
import type { ReceiptStore } from './receipt-store.ts'

const sweepMilliseconds = 3_600_000

type OpenLiveDeps = Pick<ApiDeps, 'config' | 'objects' | 'registry' | 'metrics' | 'log' | 'now'> & { readonly champions: ChampionCache }

/** Receipts, drift and shadows of one server, until it closes; what they find is shown in its metrics. */
export function openLive (app: ApiServer, { config, objects, registry, metrics, log, now, champions }: OpenLiveDeps): { readonly live: LiveAnswers, readonly receipts: ReceiptStore | null } {
  const receipts = config.receiptDays === 0 ? null : openReceiptStore({ objects, days: config.receiptDays, metrics, log, now })
  const live = openLiveAnswers({
    registry, receipts, metrics, log, now,
    async onLook ({ counts, shadows }) {
      const drifts = await Promise.all(counts.map(async ({ model, version, rows, counts: bins }) => {
        // A version may answer by its number where there is no champion.
        const champion = await champions.get(model).catch(() => null)
        return champion?.version === version ? describeDrift(champion.artifact, bins, rows).map((drift) => ({ model, ...drift })) : []
      }))
      // What was said of an earlier champion or shadow says nothing any more.
      for (const gauge of [metrics.driftPsi, metrics.shadowAgreement, metrics.shadowDifference]) gauge.reset()
      for (const { model, column, psi } of drifts.flat()) if (psi !== null) metrics.driftPsi.set({ model, column }, psi)
      for (const { model, comparison } of shadows) {
        if (comparison.agreement !== null) metrics.shadowAgreement.set({ model }, comparison.agreement)
        if (comparison.meanDifference !== null) metrics.shadowDifference.set({ model }, comparison.meanDifference)
      }
    }
  })
  const sweep = (): void => { receipts?.sweep().catch((error: unknown) => log.warn({ err: error }, 'old receipts could not be removed; tried again in an hour')) }
  const timer = setInterval(sweep, sweepMilliseconds)
  sweep()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await live.close()
  })
  return { live, receipts }
}
