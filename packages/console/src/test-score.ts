import type { ModelVersion } from '@assay/shared'

/** The problem's metric and its value on the locked rows: the first score after the cross-validated one. */
export function testScore ({ scores }: Pick<ModelVersion, 'scores'>): readonly [metric: string, value: number] | undefined {
  return Object.entries(scores).find(([name]) => name !== 'crossValidated')
}
