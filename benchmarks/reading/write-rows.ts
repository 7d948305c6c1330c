import { closeSync, openSync, writeSync } from 'node:fs'
import { createRandom, type Random } from '@assay/shared'

/** Writes a file of 30 columns: a key, 11 whole numbers, 7 decimals, 6 categories, 2 dates, a code, a quoted note and a target, with gaps. */
export function writeRows (path: string, rows: number): void {
  const random = createRandom('rows to read')
  const file = openSync(path, 'w')
  const lines = [columns.map(({ name }) => name).join(',')]
  for (let row = 0; row < rows; row++) {
    lines.push(columns.map(({ write }) => write(random, row)).join(','))
    if (lines.length === 10_000) writeSync(file, `${lines.splice(0).join('\n')}\n`)
  }
  writeSync(file, `${lines.join('\n')}\n`)
  closeSync(file)
}

interface WrittenColumn { readonly name: string, readonly write: (random: Random, row: number) => string }

const levels = ['Research & Development', 'Sales', 'Human Resources', 'Month-to-month', 'Two year', 'Electronic check', 'Yes', 'No']
const dayMilliseconds = 86_400_000
const firstDay = Date.UTC(2018, 0, 1)

const times = (count: number, name: string, write: (random: Random, index: number) => string): WrittenColumn[] =>
  Array.from({ length: count }, (_, index) => ({ name: `${name}${index}`, write: (random) => write(random, index) }))

const columns: readonly WrittenColumn[] = [
  { name: 'id', write: (_, row) => String(1_000_000 + row) },
  ...times(11, 'whole', (random, index) => random.next() < .01 ? '' : String(random.integer(10 ** (1 + index % 6)))),
  ...times(7, 'decimal', (random, index) => random.next() < .02 ? 'NA' : (random.normal() * 100).toFixed(1 + index % 5)),
  ...times(6, 'category', (random, index) => levels[random.integer(index + 3)]!),
  { name: 'date0', write: (random) => new Date(firstDay + random.integer(1000) * dayMilliseconds).toISOString().slice(0, 10) },
  { name: 'date1', write: (random) => new Date(firstDay + random.integer(dayMilliseconds) * 1000).toISOString().slice(0, 19).replace('T', ' ') },
  { name: 'code', write: (random) => `0${10_000 + random.integer(5000)}` },
  { name: 'note', write: (random) => `"kind ${random.integer(50)}, ""so called"""` },
  { name: 'target', write: (random) => random.next() < .2 ? 'Yes' : 'No' }
]
