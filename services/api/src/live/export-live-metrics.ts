import type { Metrics } from '@assay/runtime'
import type { AnswerCounts, ModelRegistry } from '@assay/storage'
import type { ChampionCache } from '../models/champion-cache.ts'
import type { ServedModel } from '../models/served-model.ts'
import { describeComparison } from './compare-shadow.ts'
import { describeDrift, leastRows } from './describe-drift.ts'

interface LiveMetricsDeps {
  readonly counts: AnswerCounts
  readonly champions: Pick<ChampionCache, 'answering'>
  readonly registry: Pick<ModelRegistry, 'shadow'>
}

/**
 * Shows drift of the champions that this process answers with, and what their shadows say, looked up at each scrape. However many models there are,
 * a scrape loads no artifact; of earlier champions and shadows nothing is said.
 */
export function exportLiveMetrics ({ driftPsi, shadowAgreement, shadowDifference, beforeScrape }: Metrics, { counts, champions, registry }: LiveMetricsDeps): void {
  beforeScrape(async () => {
    const models = await Promise.all(champions.answering().map(async (champion) => ({ model: champion.name, columns: await driftOf(champion), ...await comparisonOf(champion.name) })))
    for (const gauge of [driftPsi, shadowAgreement, shadowDifference]) gauge.reset()
    for (const { model, columns, agreement, meanDifference } of models) {
      for (const { column, psi } of columns) if (psi !== null) driftPsi.set({ model, column }, psi)
      if (agreement !== null) shadowAgreement.set({ model }, agreement)
      if (meanDifference !== null) shadowDifference.set({ model }, meanDifference)
    }
  })

  async function driftOf ({ name, version, artifact }: ServedModel) {
    const seen = await counts.rows({ model: name, version })
    return seen === null || seen.rows < leastRows ? [] : describeDrift(artifact, seen.bins, seen.rows)
  }

  async function comparisonOf (model: string) {
    const shadow = await registry.shadow(model)
    return describeComparison(shadow === null ? null : await counts.comparison({ model, ...shadow }))
  }
}
