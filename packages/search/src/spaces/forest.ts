import type { Params } from '@assay/shared'
import { always, type SearchedLearner } from '../search-space.ts'
import type { Effort, SpaceTask } from '../spaces.ts'

/** Random forests, and extremely randomised trees where `extra`. Trees are not searched: more are never worse, only slower. */
export function forest ({ effort }: SpaceTask): SearchedLearner {
  const { trees, maxDepth, minRows, rowShare } = limits[effort]
  return {
    learner: 'forest',
    dimensions: {
      trees: always(trees),
      maxDepth: { kind: 'integer', low: 4, high: maxDepth },
      minRowsPerLeaf: { kind: 'integer', low: minRows, high: minRows * 50, log: true },
      columnShare: { kind: 'float', low: 0.1, high: 1 },
      rowShare: { kind: 'float', low: rowShare / 2, high: rowShare },
      extra: { kind: 'choice', values: [false, true] }
    },
    portfolio: shapes.map(({ leaf, ...shape }): Params => ({ trees, maxDepth, minRowsPerLeaf: minRows * leaf, rowShare, ...shape }))
  }
}

const limits: Record<Effort, { trees: number, maxDepth: number, minRows: number, rowShare: number }> = {
  small: { trees: 200, maxDepth: 20, minRows: 1, rowShare: 1 },
  medium: { trees: 100, maxDepth: 20, minRows: 1, rowShare: 1 },
  large: { trees: 80, maxDepth: 16, minRows: 5, rowShare: 0.6 },
  huge: { trees: 40, maxDepth: 14, minRows: 10, rowShare: 0.3 }
}

const shapes = [
  { leaf: 3, columnShare: 0.3, extra: false },
  { leaf: 5, columnShare: 0.7, extra: true },
  { leaf: 10, columnShare: 0.5, extra: false }
] as const
