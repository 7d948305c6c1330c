import type { CellBatch } from './cell-batch.ts'
import { collectDates, createDateCollector, type DateCollector } from './collect-dates.ts'
import { collectLabels, createLabelCollector, type LabelCollector } from './collect-labels.ts'
import { collectNumbers, createNumberCollector, type NumberCollector } from './collect-numbers.ts'
import { finishDates } from './finish-dates.ts'
import { finishLabels, type FinishedColumn } from './finish-labels.ts'
import { finishNumbers } from './finish-numbers.ts'
import type { Layout } from './sniff-layout.ts'

/** A column while its cells come in, as what it seems to hold. */
export type Collector = NumberCollector | DateCollector | LabelCollector

/** @param asWritten nothing is known of what the column holds until the end */
export function createCollector ({ numbers, dates }: Layout, column: number, expectedRows: number, asWritten: boolean): Collector {
  const [number, date] = asWritten ? [null, null] : [numbers[column], dates[column]]
  if (number) return createNumberCollector(number, expectedRows)
  // Cells further on may tell day and month apart, and it is only labels that can still be read either way.
  return date && !date.ambiguous ? createDateCollector(date, expectedRows) : createLabelCollector(expectedRows)
}

export function collect (collector: Collector, batch: CellBatch, column: number): void {
  switch (collector.kind) {
    case 'numbers': return collectNumbers(collector, batch, column)
    case 'dates': return collectDates(collector, batch, column)
    case 'labels': return collectLabels(collector, batch, column)
  }
}

/** @returns null when the whole file says that the column is not what it was taken for */
export function finish (layout: Layout, collector: Collector, column: number): FinishedColumn | null {
  const name = layout.names[column]!
  switch (collector.kind) {
    case 'numbers': return finishNumbers(name, collector, layout)
    case 'dates': return finishDates(name, collector)
    case 'labels': return finishLabels(name, collector, layout)
  }
}
