import { AppError, createRandom, type CleaningPlan, type CleaningStep } from '@assay/shared'
import { categoryColumn, dateColumn, numberColumn, tableOf, textColumn, type Column } from '@assay/table'
import { describe, expect, test } from 'vitest'
import { inferProblem } from '../../src/infer-problem.ts'
import { proposePlan, type CorrelationThresholds } from '../../src/plan/propose-plan.ts'
import { proposeRowSteps } from '../../src/plan/propose-row-steps.ts'
import { profileTable } from '../../src/profile/profile-table.ts'

const reading = { encoding: 'utf-8', delimiter: ',', quote: '"', header: true, preambleLines: 0 }
const random = createRandom('plan')
const rows = Array.from({ length: 500 }, (_, row) => row)
const signal = rows.map(() => random.normal())
const noise = rows.map(() => random.normal())
const target = categoryColumn('y', signal.map((value) => value + random.normal() > 0 ? 'Yes' : 'No'))
const number = (name: string, cell: (row: number) => number | null): Column => numberColumn(name, rows.map(cell))
const category = (name: string, cell: (row: number) => string | null): Column => categoryColumn(name, rows.map(cell))

function propose (columns: readonly Column[], { ignore = [], thresholds }: { ignore?: string[], thresholds?: CorrelationThresholds } = {}): CleaningPlan {
  const table = tableOf(...columns, target)
  const problem = inferProblem({ table, target: 'y' })
  const profile = profileTable({ table, problem, reading, quarantined: [], unreadable: [] })
  return proposePlan({ profile, problem, ignore, rowSteps: proposeRowSteps(profile, problem), ...(thresholds && { thresholds }) })
}

const steps = <S extends CleaningStep['step']>(plan: CleaningPlan, kind: S): Extract<CleaningStep, { step: S }>[] =>
  plan.steps.filter((step): step is Extract<CleaningStep, { step: S }> => step.step === kind)
const dropped = (plan: CleaningPlan): string[] => steps(plan, 'drop').map(({ column }) => column)
const x = number('x', (row) => signal[row]!)

test('every step gives its reason', () => {
  const plan = propose([x, number('id', (row) => row), category('c', (row) => row % 50 === 0 ? null : `l${row % 60}`)])
  expect(plan.steps.length).toBeGreaterThan(3)
  for (const { reason } of plan.steps) expect(reason.length).toBeGreaterThan(20)
})

describe('columns that go', () => {
  test.each<[string, Column, RegExp]>([
    ['constant', category('c', () => 'a'), /the same value/],
    ['empty', number('c', () => null), /empty in every training row/],
    ['a key', number('c', (row) => 3 * row), /names the rows/],
    ['the same in another unit', number('c', (row) => 1.8 * signal[row]! + 32), /same as "x"/]
  ])('%s', (_, column, reason) => {
    const plan = propose([x, column])
    expect(dropped(plan)).toEqual(['c'])
    expect(steps(plan, 'drop')[0]!.reason).toMatch(reason)
  })

  test('nearly constant: more than 999 of 1,000 rows alike', () => {
    const nearly = Array.from({ length: 2_000 }, (_, row) => row)
    const table = tableOf(
      numberColumn('one', nearly.map((row) => Number(row === 7))),
      numberColumn('three', nearly.map((row) => Number(row < 3))),
      categoryColumn('y', nearly.map((row) => row % 3 === 0 ? 'a' : 'b'))
    )
    const problem = inferProblem({ table, target: 'y' })
    const profile = profileTable({ table, problem, reading, quarantined: [], unreadable: [] })
    expect(dropped(proposePlan({ profile, problem, ignore: [] }))).toEqual(['one'])
  })

  test('ignored ones, and never the target', () => {
    expect(dropped(propose([x, number('z', (row) => noise[row]!)], { ignore: ['x'] }))).toEqual(['x'])
    expect(() => propose([x], { ignore: ['y'] })).toThrow(AppError)
  })

  test('the last of them stay, when they only look like keys', () => {
    expect(dropped(propose([number('x', (row) => row)]))).toEqual([])
  })
})

describe('columns that stay unless asked', () => {
  const weaker = number('weaker', (row) => signal[row]! + 0.05 * noise[row]!)
  const unrelated = number('unrelated', (row) => noise[row]!)
  const unrelatedLevels = category('levels', (row) => `l${Math.floor(5 * ((row * 0.618) % 1))}`)

  test('by default only exact copies go', () => {
    expect(dropped(propose([x, weaker, unrelated, unrelatedLevels, number('blank', (row) => row % 4 === 0 ? noise[row]! : null)]))).toEqual([])
  })

  test('too strong, too weak, null: rules for the folds, which say what all training rows together would decide', () => {
    const plan = propose([weaker, x, unrelated], { thresholds: { tooStrong: 0.95, tooWeak: 0.3, dropNull: true } })
    expect(dropped(plan)).toEqual([])
    expect(steps(plan, 'dropTooStrong')).toMatchObject([{ above: 0.95, reason: expect.stringMatching(/"weaker" and "x" 0\.9/) }])
    expect(steps(plan, 'dropTooWeak')).toMatchObject([{ below: 0.3, reason: expect.stringMatching(/asked: "unrelated" 0\.\d+$/) }])
    expect(steps(plan, 'dropNull')).toMatchObject([{ reason: expect.stringMatching(/chance gives go, as asked: "unrelated" \(p 0\.\d+\)$/) }])
  })
})

test('texts are kept: their parts are facts, their words are learnt', () => {
  const plan = propose([x, textColumn('note', rows.map((row) => row % 50 === 0 ? null : `on day ${row} the customer called again and again about ${row * 7 % 450}`))])
  expect(dropped(plan)).toEqual([])
  expect(steps(plan, 'textParts')).toMatchObject([{ column: 'note', parts: ['length', 'words', 'digits'] }])
  expect(steps(plan, 'hashWords')).toMatchObject([{ column: 'note', buckets: 4096 }])
  expect(steps(plan, 'impute').map(({ column, indicator }) => [column, indicator])).toEqual([['note.length', true], ['note.words', false], ['note.digits', false]])
})

test('dates are compared from the earlier to the later, and their parts stand on circles', () => {
  const from = (year: number, column: string): Column => dateColumn(column, rows.map((row) => Date.UTC(year, 0, 1 + row * (year - 2018) % 900)))
  const plan = propose([x, from(2022, 'left'), from(2020, 'hired')])
  expect(steps(plan, 'daysBetween')).toMatchObject([{ column: 'left', since: 'hired' }])
  expect(steps(plan, 'cyclic').map(({ column, period }) => [column, period])).toEqual([['left.month', 12], ['left.weekday', 7], ['hired.month', 12], ['hired.weekday', 7]])
})

test('long tails are told, with the transform that suits their side', () => {
  const tail = (row: number): number => Math.exp(3 * noise[row]!)
  const plan = propose([x, number('amount', tail), number('loss', (row) => -tail(499 - row)), number('even', (row) => noise[row]! * 5)])
  expect(steps(plan, 'unskew').map(({ column, with: transform }) => [column, transform])).toEqual([['amount', 'log1p'], ['loss', 'yeoJohnson']])
})

test('spellings are merged, dates taken apart into what can differ', () => {
  const day = 86_400_000
  const plan = propose([
    x,
    category('city', (row) => ['Rennes', 'Brest', 'rennes ', 'Rennes'][row % 4]!),
    dateColumn('hired', rows.map((row) => Date.UTC(2021, 0, 1) + (row % 300) * day)),
    dateColumn('seen', rows.map((row) => Date.UTC(2021, 0, 1, 8) + row * 60_000))
  ])
  expect(steps(plan, 'mergeLevels')).toMatchObject([{ column: 'city', levels: [['rennes ', 'Rennes']] }])
  expect(steps(plan, 'dateParts').map(({ column, parts }) => [column, parts])).toEqual([['hired', ['month', 'weekday', 'days']], ['seen', ['hour', 'days']]])
})

test('rows are grouped when some repeat, but for what names them', () => {
  const repeating = (row: number): number => row < 490 ? row : row - 490
  const answers = category('answer', (row) => target.levels[target.codes[repeating(row)]! - 1]!)
  const unique = propose([number('a', (row) => row + 0.5)])
  const copies = propose([number('id', (row) => 2 * row), number('a', (row) => repeating(row) + 0.5), answers])
  expect(steps(unique, 'groupRows')).toEqual([])
  expect(steps(copies, 'groupRows')).toMatchObject([{ ignoring: ['id'] }])
})

test('rows are not grouped when most repeat, for the columns are too few to tell them apart', () => {
  expect(steps(propose([category('few', (row) => `l${row % 3}`)]), 'groupRows')).toEqual([])
})

describe('what is learnt from training rows', () => {
  test('tails of numbers are clipped, but not of counts, flags and what is mostly one value', () => {
    const plan = propose([x, number('flag', (row) => row % 2), number('count', (row) => Math.max(0, row % 30 - 15)), number('mostly', (row) => row % 9 === 0 ? row / 7 : 1.5), number('stars', (row) => row % 5)])
    expect(steps(plan, 'clip')).toMatchObject([{ column: 'x', lowQuantile: 0.01, highQuantile: 0.99 }])
  })

  test('missing numbers get a median, and an indicator when they are many', () => {
    const plan = propose([x, number('few', (row) => row % 250 === 0 ? null : noise[row]!), number('many', (row) => row % 10 === 0 ? null : noise[row]! + 1), category('words', (row) => row % 10 === 0 ? null : `l${row % 3}`)])
    expect(steps(plan, 'impute').map(({ column, with: filler, indicator }) => [column, filler, indicator])).toEqual([['few', 'median', false], ['many', 'median', true], ['words', 'level', false]])
  })

  test('parts of a date with gaps are imputed, the gap told once', () => {
    const plan = propose([x, dateColumn('d', rows.map((row) => row % 9 === 0 ? null : Date.UTC(2021, 0, 1 + row % 20)))])
    expect(steps(plan, 'impute').map(({ column, indicator }) => [column, indicator])).toEqual([['d.weekday', true], ['d.days', false]])
  })

  test('rare levels count as one, many levels are encoded', () => {
    const plan = propose([x, category('even', (row) => `l${row % 5}`), category('rare', (row) => row < 9 ? 'rare' : `l${row % 3}`), category('high', (row) => `l${row % 41}`)])
    expect(steps(plan, 'rareLevels')).toMatchObject([{ column: 'rare', minRows: 10 }])
    expect(steps(plan, 'targetEncode').map(({ column }) => column)).toEqual(['high'])
  })
})
