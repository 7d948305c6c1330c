import { createRandom, objectKeys } from '@assay/shared'
import { openMemoryStore } from '@assay/storage'
import { columnNamed, decodeTable } from '@assay/table'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareDataset } from '../src/prepare-dataset.ts'
import type { PipelineOptions, Random } from '@assay/shared'

type Target = 'left' | 'site' | 'salary'

/** Columns that a file's facts decide much about: keys, twins, constants, spellings, gaps, dates, texts, long tails, leaks, rows that repeat. */
const names = ['id', 'score', 'twin', 'city', 'constant', 'gaps', 'member', 'since', 'until', 'note', 'review', 'wage', 'echo', 'left', 'site', 'salary'] as const
type Row = Readonly<Record<typeof names[number], string>>
const rowCount = 320
/** The last rows repeat the first ones but for their key. */
const repeatedRows = 12
const sourceOf = (row: number): number => row < rowCount - repeatedRows ? row : row - (rowCount - repeatedRows)

/** Prose, so that the column is a text in every file. */
function writeReview (random: Random): string {
  const words = ['slow', 'fast', 'friendly', 'rude', 'costly', 'cheap', 'again', 'never', 'staff', 'room']
  return Array.from({ length: 12 }, () => words[random.integer(words.length)]!).join(' ')
}

function writeRow (random: Random, row: number): Row {
  const score = random.normal()
  const left = score + random.normal() > 0.5
  const pick = (levels: readonly string[]): string => levels[random.integer(levels.length)]!
  return {
    id: String(1_000 + row),
    score: score.toFixed(9),
    twin: (2 * Number(score.toFixed(9)) + 1).toFixed(9),
    city: pick(['Rennes', 'rennes', 'Brest', 'Brest', 'Lorient', '']),
    constant: 'FR',
    gaps: random.next() < 0.012 ? '' : random.normal().toFixed(3),
    member: pick(['yes', 'no']),
    since: new Date(Date.UTC(2020, 0, 1 + random.integer(40))).toISOString().slice(0, 10),
    until: new Date(Date.UTC(2021, 0, 1 + random.integer(700))).toISOString().slice(0, 10),
    note: pick(['a', 'b', 'c', 'd']) + pick(['x', 'y', 'z']),
    review: writeReview(random),
    wage: Math.exp(3 * random.normal()).toFixed(2),
    echo: left !== random.next() < 0.04 ? 'out' : 'in',
    left: left ? 'Yes' : 'No',
    site: pick(['north', 'south', 'west']),
    salary: (3_000 + 400 * score + 300 * random.normal()).toFixed(2)
  }
}

function writeRows (seed: number): Row[] {
  const random = createRandom(seed)
  const first = Array.from({ length: rowCount - repeatedRows }, (_, row) => writeRow(random, row))
  return Array.from({ length: rowCount }, (_, row) => ({ ...first[sourceOf(row)]!, id: String(1_000 + row) }))
}

/** What other cells of the same type may stand in the locked rows; each as likely as the one that stands there to be odd. */
const otherCells: Readonly<Partial<Record<typeof names[number], (random: Random) => string>>> = {
  score: (random) => (100 * random.normal()).toFixed(9),
  twin: (random) => random.normal().toFixed(9),
  city: (random) => ['BREST', 'Brest ', 'RENNES', 'Nantes', '', 'aaa'][random.integer(6)]!,
  constant: (random) => ['FR', 'DE', ''][random.integer(3)]!,
  gaps: (random) => random.next() < 0.7 ? '' : (1e6 * random.next()).toFixed(3),
  member: (random) => ['yes', 'no'][random.integer(2)]!,
  since: (random) => new Date(Date.UTC(1990 + random.integer(60), random.integer(12), 1)).toISOString().slice(0, 10),
  until: (random) => new Date(Date.UTC(2000 + random.integer(90), 0, 1)).toISOString().slice(0, 10),
  note: (random) => `n${random.integer(9)}`,
  review: (random) => `${writeReview(random)} ${random.integer(1e6)}`,
  wage: (random) => (1e9 * random.normal()).toFixed(2)
}

/** Changes or shuffles all cells of the locked rows but what the split goes by: the target, and which rows are equal. */
function disturb (rows: readonly Row[], locked: ReadonlySet<number>, seed: number, target: Target): Row[] {
  const random = createRandom(seed)
  const sources = [...new Set([...locked].map(sourceOf))]
  const disturbed = rows.map((row): Record<string, string> => ({ ...row }))
  for (const name of names) {
    if (name === target || name === 'id') continue
    const shuffled = random.shuffle([...sources])
    const other = otherCells[name]
    const isChanged = other !== undefined && random.next() < 0.5
    const cells = new Map(sources.map((source, place) => [source, isChanged ? other(random) : rows[shuffled[place]!]![name]]))
    for (const row of locked) disturbed[row]![name] = cells.get(sourceOf(row))!
  }
  return disturbed as unknown as Row[]
}

async function prepare (rows: readonly Row[], options: Pick<PipelineOptions, 'target'> & Partial<PipelineOptions>) {
  const objects = openMemoryStore()
  const csv = [names.join(','), ...rows.map((row) => names.map((name) => row[name]).join(','))].join('\n')
  await objects.put(objectKeys.datasetRaw('dataset'), new TextEncoder().encode(csv))
  const response = await prepareDataset({
    order: {
      id: 'pipeline', datasetId: 'dataset', modelName: 'model', lag: 8, createdAt: '2026-01-01T00:00:00Z',
      options: { trials: 1, learners: ['logistic'], seed: 1, ignore: [], accept: ['echo'], ...options }
    },
    objects,
    shouldStop: () => false,
    onProgress: () => {}
  })
  if ('refused' in response) throw new Error(response.refused.detail)
  const { prepared } = response
  const bytes = async (key: Parameters<typeof objects.get>[0]): Promise<Buffer> => Buffer.from(await objects.get(key))
  return {
    prepared,
    training: await bytes(objectKeys.table('dataset', prepared.tableHash, 'train')),
    test: await bytes(objectKeys.table('dataset', prepared.tableHash, 'test')),
    folds: await bytes(objectKeys.folds('dataset', prepared.tableHash)),
    profile: await bytes(objectKeys.profile('pipeline'))
  }
}

/** Scores tell the rows apart but for the repeated ones, which are on one side. */
function lockedRows (rows: readonly Row[], test: Buffer): Set<number> {
  const score = columnNamed(decodeTable(test), 'score')
  const scores = new Set(score.kind === 'number' ? score.values : [])
  return new Set(rows.flatMap((row, place) => scores.has(Number(row.score)) ? [place] : []))
}

describe('the locked rows', () => {
  const targets: readonly [Target, Partial<PipelineOptions>][] = [['left', {}], ['site', {}], ['salary', {}], ['left', { group: 'site' }], ['left', { time: 'since' }]]
  it.each(targets)('may hold anything, and no byte that models are made from changes: %s %o', async (target, options) => {
    const decided = { target, ...options }
    const kept = new Set([target, ...Object.values(options).filter((name) => typeof name === 'string')])
    await fc.assert(fc.asyncProperty(fc.nat(), fc.nat(), async (seed, otherSeed) => {
      const rows = writeRows(seed)
      const before = await prepare(rows, decided)
      const locked = lockedRows(rows, before.test)
      expect(locked.size).toBe(before.prepared.rows.test)
      const disturbed = disturb(rows, locked, otherSeed, target).map((row, place): Row => ({ ...row, ...Object.fromEntries([...kept].map((name) => [name, rows[place]![name as Target]])) }))
      const after = await prepare(disturbed, decided)
      expect(after.prepared).toEqual(before.prepared)
      expect(JSON.stringify(after.prepared)).toBe(JSON.stringify(before.prepared))
      expect(after.training.equals(before.training)).toBe(true)
      expect(after.folds.equals(before.folds)).toBe(true)
      // They were read: what people are shown of the file, and what a model is tested on, has changed.
      expect(after.test.equals(before.test)).toBe(false)
      expect(after.profile.equals(before.profile)).toBe(false)
    }), { numRuns: 10 })
  })
})

it('has rules of each kind in what it compares', async () => {
  const { prepared: { recipe, rules } } = await prepare(writeRows(1), { target: 'left', tooStrong: 0.95, tooWeak: 0.01, dropNull: true })
  expect(new Set(rules.map(({ step }) => step))).toEqual(new Set(['clip', 'unskew', 'impute', 'cyclic', 'hashWords', 'dropTooStrong', 'dropTooWeak', 'dropNull']))
  expect(recipe.outputs.map(({ name }) => name)).toEqual(expect.arrayContaining(['until.daysSince.since', 'review', 'review.length']))
})
