import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readPreview } from '../../src/home/read-preview.ts'

const csv = 'id;when;job;pay;left\n1;2024-01-31;Ärztin;1.200,50;Yes\n2;2024-02-29;Koch;900,00;No\n3;;Koch;;No\n'
const typesOf = async (blob: Blob) => (await readPreview(blob)).columns.map(({ name, type }) => `${name} ${type}`)

describe('a preview', () => {
  it('has the names, types and first cells that the server will read', async () => {
    const { columns, rows, partial } = await readPreview(new Blob([csv]))
    expect(columns.map(({ name, type }) => [name, type])).toEqual([['id', 'number'], ['when', 'date'], ['job', 'category'], ['pay', 'number'], ['left', 'category']])
    expect(columns.map(({ cells }) => cells[0])).toEqual([1, Date.UTC(2024, 0, 31), 'Ärztin', 1200.5, 'Yes'])
    expect(columns[1]!.cells[2]).toBeNull()
    expect(columns[4]!.levels).toEqual(['Yes', 'No'])
    expect([rows, partial]).toEqual([3, false])
  })

  it('is the same of a gzipped file, and of one in an older encoding', async () => {
    const expected = await typesOf(new Blob([csv]))
    expect(await typesOf(new Blob([gzipSync(csv)]))).toEqual(expected)
    expect(await typesOf(new Blob([Buffer.from(csv, 'latin1')]))).toEqual(expected)
  })

  it('reads the beginning of a large file, also when the cut falls into a quoted cell', async () => {
    const line = `41,"a note\nof two lines, ${'x'.repeat(150)}"\n`
    const { columns, partial, rows } = await readPreview(new Blob(['age,note\n', line.repeat(3000)]))
    expect(columns.map(({ name }) => name)).toEqual(['age', 'note'])
    expect(columns[0]!.cells).toEqual([41, 41, 41, 41, 41, 41])
    expect([rows, partial]).toEqual([6, true])
  })

  it('knows a column that only numbers the rows', async () => {
    const numbered = Array.from({ length: 30 }, (_, row) => `${900 - row},${row % 7},${row / 8},${row}`)
    const rowNumbers = async (lines: readonly string[]) => (await readPreview(new Blob([`${['id,age,pay,n', ...lines].join('\n')}\n`]))).columns.filter(({ isRowNumber }) => isRowNumber).map(({ name }) => name)
    expect(await rowNumbers(numbered)).toEqual(['id', 'n'])
    expect(await rowNumbers([...numbered, '900,3,1,31'])).toEqual(['n'])
    expect(await rowNumbers(numbered.slice(0, 5))).toEqual([])
  })

  it.each(['', '\n\n'])('says what is wrong with %j', async (text) => {
    await expect(readPreview(new Blob([text]))).rejects.toMatchObject({ code: 'DATASET_EMPTY' })
  })
})
