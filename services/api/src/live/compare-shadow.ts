import type { CompiledArtifact } from '@assay/model'
import type { Prediction, ShadowComparison } from '@assay/shared'
import type { Row } from '@assay/table'

export interface ComparingShadow {
  readonly compare: (champion: number, row: Row, prediction: Prediction) => void
  readonly comparison: () => ShadowComparison
}

/** Asks a version what the champion was asked, and keeps how far apart they are. */
export function createShadowComparison ({ predictRow }: Pick<CompiledArtifact, 'predictRow'>): ComparingShadow {
  let champion: number | null = null
  let rows = 0
  let failed = 0
  let labels = 0
  let agreed = 0
  let sum = 0
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
        const difference = measured(own, prediction) - measured(prediction, prediction)
        sum += difference
        largest = Math.max(largest, Math.abs(difference))
      } catch {
        // A version trained on other columns may not read the row; that is what is to be found out.
        failed++
      }
    },
    comparison: () => ({
      champion, rows, failed,
      agreement: labels === 0 ? null : agreed / labels,
      meanDifference: rows === failed ? null : sum / (rows - failed),
      largestDifference: rows === failed ? null : largest
    })
  }
}

/** The value; or the probability of the positive class, of several classes that of the champion's label. */
function measured (prediction: Prediction, champion: Prediction): number {
  if ('value' in prediction) return prediction.value
  const label = 'label' in champion ? champion.positive ?? champion.label : prediction.label
  return prediction.probabilities[label] ?? 0
}
