import type { Benchmark, Comparison } from './benchmark.ts'
import type { Table } from './table.ts'

/** Ours and its peers by cost, as a table. */
export function costTable (unit: Benchmark['unit'], comparisons: readonly Comparison[]): Table {
  return {
    note: 'CPU time, medians of paired runs; the ratio is a peer\'s time through ours.',
    head: ['setting', 'subject', unit, 'ratio', 'AUC'],
    rows: comparisons.flatMap(({ setting, results }) => results.map(({ subject, cost, ratio, auc }) =>
      [setting, subject, cost.toPrecision(3), ratio.toFixed(2), auc?.toFixed(4) ?? ''])),
    results: { unit, comparisons }
  }
}
