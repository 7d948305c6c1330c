import type { CompiledArtifact } from '@assay/model'
import type { Prediction, ShadowComparison } from '@assay/shared'
import type { ComparisonSums } from '@assay/storage'
import type { Row } from '@assay/table'

export interface ComparingShadow {
  readonly compare: (champion: number, row: Row, prediction: Prediction) => void
  /** Null while nothing was compared. */
  readonly sums: () => ComparisonSums | null
}

/** Asks a version what the champion was asked, and keeps how far apart they are. */
export function createShadowComparison ({ predictRow }: Pick<CompiledArtifact, 'predictRow'>): ComparingShadow {
  let champion: number | null = null
  let rows = 0
  let failed = 0
  let labels = 0
  let agreed = 0
  let difference = 0
  let largest = 0

  return {
    compare (version, row, prediction) {
      champion = version
      rows++
      try {
        const own = predictRow(row)
        if ('label' in prediction && 'label' in own) {
          labels++
          if (own.label === prediction.label) agreed++
        }
        const apart = measured(own, prediction) - measured(prediction, prediction)
        difference += apart
        largest = Math.max(largest, Math.abs(apart))
      } catch {
        // A version trained on other columns may not read the row; that is what is to be found out.
        failed++
      }
    },
    sums: () => champion === null ? null : { champion, rows, failed, labels, agreed, difference, largest }
  }
}

/** @param sums null where nothing was compared */
export function describeComparison (sums: ComparisonSums | null): ShadowComparison {
  if (sums === null) return { champion: null, rows: 0, failed: 0, agreement: null, meanDifference: null, largestDifference: null }
  const { champion, rows, failed, labels, agreed, difference, largest } = sums
  return {
    champion, rows, failed,
    agreement: labels === 0 ? null : agreed / labels,
    meanDifference: rows === failed ? null : difference / (rows - failed),
    largestDifference: rows === failed ? null : largest
  }
}

/** The value; or the probability of the positive class, of several classes that of the champion's label. */
function measured (prediction: Prediction, champion: Prediction): number {
  if ('value' in prediction) return prediction.value
  const label = 'label' in champion ? champion.positive ?? champion.label : prediction.label
  return prediction.probabilities[label] ?? 0
}
