import { readFileSync } from 'node:fs'
import { fromCSV, op } from 'arquero'
import { needOf } from './need-of.ts'

/** Less than our profile: no histograms, common values or repeated rows, which it has no operations for. */
needOf(() => {
  const table = fromCSV(readFileSync(process.argv[2]!, 'utf8'))
  for (const name of table.columnNames()) {
    const measures = { present: op.valid(name), distinct: op.distinct(name) }
    const isNumeric = typeof table.array(name).find((value) => value !== null && value !== undefined) === 'number'
    const moments = { mean: op.mean(name), deviation: op.stdev(name), low: op.quantile(name, .01), median: op.median(name), high: op.quantile(name, .99) }
    table.rollup(isNumeric ? { ...measures, ...moments } : measures).objects()
  }
})
