import type { ModelVersion } from '@assay/shared'

/** The problem's metric on the locked rows: the first score after the cross-validated one. */
export function testScore ({ scores }: Pick<ModelVersion, 'scores'>): number | undefined {
  return Object.entries(scores).find(([name]) => name !== 'crossValidated')?.[1]
}
