import { createRandom } from '@assay/shared'

/** A CSV of so many columns: four numbers with gaps for each column of four levels, and a target that the second column decides, with noise. */
export function wideTable (columns: number, rows: number): string {
  const random = createRandom('wide table')
  const lines = Array.from({ length: rows }, () => {
    const cells = Array.from({ length: columns - 1 }, (_, column) => {
      if (column % 5 === 0) return ['red', 'green', 'blue', 'none of these'][random.integer(4)]!
      return random.next() < 0.03 ? '' : ((column + 1) * random.normal()).toFixed(2)
    })
    return [...cells, random.next() < (Number(cells[1]) > 0 ? 0.8 : 0.3) ? 'yes' : 'no'].join(',')
  })
  return `${[...Array.from({ length: columns - 1 }, (_, column) => `column_${column}`), 'target'].join(',')}\n${lines.join('\n')}\n`
}
