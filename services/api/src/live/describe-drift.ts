import { binLabels } from '@assay/model'
import type { Artifact } from '@assay/model'
import { populationStability } from '@assay/scoring'
import type { ColumnDrift } from '@assay/shared'

/** With fewer rows the index is moved by chance as much as by a shift. */
export const leastRows = 200

/** @param bins rows seen, by the bins of each field; those of `RowCounts` */
export function describeDrift ({ fields }: Pick<Artifact, 'fields'>, bins: readonly (readonly number[])[], rows: number): readonly ColumnDrift[] {
  const columns = fields.flatMap((field, at): ColumnDrift[] => {
    if (field.histogram === undefined) return []
    const training = [...field.histogram.counts, field.histogram.missing]
    const live = bins[at]!
    const psi = rows < leastRows ? null : populationStability(training, live)
    const [ofTraining, ofLive] = [sharesOf(training), sharesOf(live)]
    return [{
      column: field.name,
      psi,
      verdict: psi === null ? 'unknown' : psi < 0.1 ? 'stable' : psi < 0.25 ? 'moderate' : 'shifted',
      bins: binLabels(field).map((label, bin) => ({ label, training: ofTraining[bin]!, live: ofLive[bin]! }))
    }]
  })
  return columns.sort((a, b) => (b.psi ?? 0) - (a.psi ?? 0))
}

function sharesOf (counts: readonly number[]): number[] {
  const rows = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => rows === 0 ? 0 : count / rows)
}
