import type { Metrics } from '@assay/runtime'
import type { AnswerCounts, ModelRegistry } from '@assay/storage'
import type { ChampionCache } from '../models/champion-cache.ts'
import { describeComparison } from './compare-shadow.ts'
import { describeDrift, leastRows } from './describe-drift.ts'

interface LiveMetricsDeps {
  readonly counts: AnswerCounts
  readonly champions: ChampionCache
  readonly registry: Pick<ModelRegistry, 'champion' | 'shadow'>
}

/** Shows drift of champions and what shadows say, looked up at each scrape: of earlier champions and shadows nothing is said. */
export function exportLiveMetrics ({ driftPsi, shadowAgreement, shadowDifference, beforeScrape }: Metrics, { counts, champions, registry }: LiveMetricsDeps): void {
  beforeScrape(async () => {
    const models = await Promise.all((await counts.models()).map(async (model) => ({ model, columns: await driftOf(model), ...await comparisonOf(model) })))
    for (const gauge of [driftPsi, shadowAgreement, shadowDifference]) gauge.reset()
    for (const { model, columns, agreement, meanDifference } of models) {
      for (const { column, psi } of columns) if (psi !== null) driftPsi.set({ model, column }, psi)
      if (agreement !== null) shadowAgreement.set({ model }, agreement)
      if (meanDifference !== null) shadowDifference.set({ model }, meanDifference)
    }
  })

  async function driftOf (model: string) {
    const champion = await registry.champion(model)
    const seen = champion === null ? null : await counts.rows({ model, version: champion.version })
    if (seen === null || seen.rows < leastRows) return []
    const { artifact } = await champions.get(model, champion!.version)
    return describeDrift(artifact, seen.bins, seen.rows)
  }

  async function comparisonOf (model: string) {
    const shadow = await registry.shadow(model)
    return describeComparison(shadow === null ? null : await counts.comparison({ model, ...shadow }))
  }
}
