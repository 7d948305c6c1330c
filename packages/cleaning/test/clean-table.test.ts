import { readFileSync } from 'node:fs'
import { AppError, createRandom, type CleaningPlan, type PipelineOptions } from '@assay/shared'
import { applyRecipe, categoryColumn, columnNamed, createCsvReader, dateColumn, numberColumn, selectRows, tableOf, targetVector, type Column, type CsvReading, type InputColumn } from '@assay/table'
import { describe, expect, test } from 'vitest'
import { cleanTable, type Cleaned, type CleanRequest } from '../src/clean-table.ts'

const example = readCsv(readFileSync(new URL('../../../examples/employees.csv', import.meta.url)))

function readCsv (bytes: Uint8Array): CsvReading {
  const reader = createCsvReader()
  reader.push(bytes)
  const read = reader.end()
  if ('again' in read) throw new Error('the example is read in one pass')
  return read
}

function fileOf (...columns: Column[]): CleanRequest['file'] {
  return {
    table: tableOf(...columns),
    columns: columns.map(({ name, kind }): InputColumn => ({ name, format: { type: kind, missing: [] } })),
    reading: { encoding: 'utf-8', delimiter: ',', quote: '"', header: true, preambleLines: 0 },
    quarantined: [],
    unreadable: []
  }
}

const clean = (file: CleanRequest['file'], options: Partial<PipelineOptions> & { target: string }, plan?: CleaningPlan): Cleaned =>
  cleanTable({ file, options: { ignore: [], accept: [], ...options }, ...(plan && { plan }), random: createRandom('test part') })

function refusal (run: () => unknown): AppError {
  try {
    run()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the example of employees', () => {
  const { problem, profile, plan, recipe, rules, training, test: locked, leaks } = clean(example, { target: 'Attrition' })
  const { table } = training
  const profileOf = (name: string) => profile.columns.find((column) => column.name === name)!

  test('is about who leaves', () => {
    expect(problem).toEqual({ target: 'Attrition', kind: 'binary', metric: 'rocAuc', classes: ['No', 'Yes'] })
    expect(profile.classBalance).toEqual([{ level: 'No', rows: 1_670 }, { level: 'Yes', rows: 330 }])
  })

  test('has the numbers that pandas computes of the same file', () => {
    const { missing, distinct, number, topLevels } = profileOf('MonthlyIncome')
    expect([missing, distinct]).toEqual([30, 693])
    expect(number!.mean).toBeCloseTo(5161.482233502538, 9)
    expect(number!.standardDeviation).toBeCloseTo(2019.1395609821764, 9)
    expect(number!.skewness).toBeCloseTo(0.9872296508883913, 11)
    const quantiles = [1_600, 2_210, 2_634.5, 3_650, 4_750, 6_337.5, 9_135.5, 11281.699999999997, 15_190]
    quantiles.forEach((value, place) => expect(number!.quantiles[place]).toBeCloseTo(value, 9))
    expect(topLevels!.slice(0, 2)).toEqual([{ level: '3730', rows: 11 }, { level: '3700', rows: 10 }])
    expect(profileOf('JobRole').topLevels![0]).toEqual({ level: 'Engineer', rows: 368 })
    const pair = profile.associations.find(({ a, b }) => a === 'Age' && b === 'MonthlyIncome')
    expect(pair!.value).toBeCloseTo(0.2944562658180927, 2)
  })

  test('loses its key, its constant and its twin, and nothing else', () => {
    expect(plan.steps.filter(({ step }) => step === 'drop').map((step) => 'column' in step && step.column)).toEqual(['EmployeeId', 'Country', 'AnnualIncome'])
    expect(recipe.inputs).toHaveLength(18)
    expect(table.columns.at(-1)!.name).toBe('Attrition')
  })

  test('has no leak, and the odd spellings are merged', () => {
    expect(leaks).toEqual([])
    const department = columnNamed(table, 'Department')
    expect(department.kind === 'category' && department.levels.toSorted()).toEqual(['Engineering', 'Finance', 'Human Resources', 'Sales', 'Support'])
  })

  test('keeps every row, and its rules are about the cleaned columns', () => {
    expect([table.rows, locked.table.rows]).toEqual([1_600, 400])
    expect([...training.fileRows, ...locked.fileRows].sort((a, b) => a - b)).toEqual(Array.from({ length: 2_000 }, (_, row) => row))
    expect([training.groups, training.time]).toEqual([null, null])
    const names = new Set(table.columns.map(({ name }) => name))
    expect(rules.length).toBeGreaterThan(5)
    expect(rules.every((rule) => 'column' in rule && names.has(rule.column))).toBe(true)
    expect([table, locked.table].map((part) => targetVector(part, problem).reduce((sum, value) => sum + value, 0))).toEqual([264, 66])
  })

  test('cleaning again gives the same, and so does cleaning by the plan it proposed', () => {
    const again = clean(example, { target: 'Attrition' })
    expect(again.profile).toEqual(profile)
    expect(clean(example, { target: 'Attrition' }, plan)).toEqual(again)
  })

  test('a row alone is cleaned as it is in the batch', () => {
    for (const { table: batch, fileRows } of [training, locked]) {
      for (const [place, row] of fileRows.entries()) {
        const alone = applyRecipe(recipe, selectRows(example.table, Uint32Array.of(row)))
        expect(alone.columns.map((column) => cellOf(column, 0))).toEqual(batch.columns.slice(0, -1).map((column) => cellOf(column, place)))
      }
    }
  })
})

function cellOf (column: Column, row: number): unknown {
  if (column.kind === 'category') return column.codes[row] === 0 ? null : column.levels[column.codes[row]! - 1]
  return column.kind === 'text' ? null : column.values[row]
}

const random = createRandom('clean')
const rows = Array.from({ length: 300 }, (_, row) => row)
const signal = rows.map(() => random.normal())
const answer = signal.map((value) => value + random.normal() > 0 ? 'Yes' : 'No')

test('rows without a target are left out, and said', () => {
  const { training, test: locked, profile } = clean(fileOf(numberColumn('x', signal), categoryColumn('y', answer.map((cell, row) => row % 10 === 0 ? null : cell))), { target: 'y' })
  expect([...training.fileRows, ...locked.fileRows].sort((a, b) => a - b)).toEqual(rows.filter((row) => row % 10 !== 0))
  expect(profile.alerts.some(({ code }) => code === 'targetMissing')).toBe(true)
})

test('a key in no order is known by the training rows too, which have gaps that the file has not', () => {
  const { plan, training } = clean(fileOf(numberColumn('x', signal), numberColumn('ref', rows.map((row) => (37 * row) % 300)), categoryColumn('y', answer)), { target: 'y' })
  expect(training.table.rows).toBe(240)
  expect(plan.steps).toContainEqual(expect.objectContaining({ step: 'drop', column: 'ref', reason: expect.stringContaining('names the rows') }))
})

test('answers that conflict are an alert, and a warning to those who use the model', () => {
  const { warnings, profile } = clean(fileOf(numberColumn('x', rows.map((row) => row % 40)), numberColumn('z', rows.map((row) => row % 7)), categoryColumn('y', rows.map((row) => row < 280 || row % 2 === 0 ? 'a' : 'b'))), { target: 'y' })
  expect(warnings.join()).toMatch(/equal to others in all but "y"/)
  expect(profile.alerts.find(({ code }) => code === 'conflicts')).toMatchObject({ severity: 'warning', columns: ['y'] })
})

test('so are few of them, as a note', () => {
  const { warnings, profile } = clean(fileOf(numberColumn('x', rows.map((row) => (row < 4 ? row >> 1 : row) / 3)), categoryColumn('y', rows.map((row) => row % 2 === 0 ? 'a' : 'b'))), { target: 'y' })
  expect(warnings).toEqual([expect.stringMatching(/equal to others in all but "y"; no model can be right in more than 99\.\d+ %/)])
  expect(profile.alerts.find(({ code }) => code === 'conflicts')).toMatchObject({ severity: 'note' })
})

test('repeated rows share a group, and are on one side', () => {
  const source = (row: number): number => row < 280 ? row : row - 280
  const { training, test: locked } = clean(fileOf(numberColumn('x', rows.map((row) => signal[source(row)]!)), categoryColumn('y', rows.map((row) => answer[source(row)]!))), { target: 'y' })
  expect([...training.groups!]).toEqual([...training.fileRows].map(source))
  for (const { fileRows } of [training, locked]) {
    const side = new Set(fileRows)
    for (let row = 280; row < 300; row++) expect(side.has(row)).toBe(side.has(source(row)))
  }
})

test('a group column decides the groups and is not learnt from; a time column orders the rows', () => {
  const { training: { groups, time, fileRows }, test: locked, recipe } = clean(fileOf(
    numberColumn('x', signal),
    categoryColumn('company', rows.map((row) => `c${row % 30}`)),
    dateColumn('day', rows.map((row) => Date.UTC(2024, 0, 1 + row % 30))),
    categoryColumn('y', answer)
  ), { target: 'y', group: 'company', time: 'day' })
  expect([...groups!]).toEqual([...fileRows].map((row) => row % 30))
  expect([...time!]).toEqual([...fileRows].map((row) => Date.UTC(2024, 0, 1 + row % 30)))
  expect(new Set([...locked.fileRows].map((row) => row % 30))).toEqual(new Set([24, 25, 26, 27, 28, 29]))
  expect(recipe.inputs.map(({ name }) => name)).toEqual(['x', 'day'])
})

describe('a leak', () => {
  const file = fileOf(numberColumn('x', signal), categoryColumn('alive', answer.map((cell) => cell === 'Yes' ? 'no' : 'yes')), categoryColumn('y', answer))

  test('is certain, and the first alert', () => {
    const { leaks, profile } = clean(file, { target: 'y' })
    expect(leaks).toMatchObject([{ severity: 'certain', columns: ['alive'] }])
    expect(profile.alerts[0]).toMatchObject({ severity: 'leak', code: 'leak', columns: ['alive'] })
  })

  test('is no longer certain when accepted, and gone when ignored', () => {
    expect(clean(file, { target: 'y', accept: ['alive'] }).leaks).toMatchObject([{ severity: 'likely' }])
    expect(clean(file, { target: 'y', ignore: ['alive'] }).leaks).toEqual([])
  })
})

describe('a plan of a person', () => {
  const file = fileOf(numberColumn('x', signal), numberColumn('z', signal.map((value, row) => row % 9 === 0 ? -200 : value)), numberColumn('y', signal.map((value, row) => row % 20 === 0 ? -200 : value * 3 + random.normal())))

  test('is followed instead of the proposed one', () => {
    const plan: CleaningPlan = { target: 'y', steps: [{ step: 'drop', column: 'x', reason: '' }, { step: 'missing', column: 'z', values: ['-200'], reason: '' }, { step: 'missing', column: 'y', values: ['-200'], reason: '' }] }
    const { training, test: locked, rules } = clean(file, { target: 'y' }, plan)
    expect(training.table.columns.map(({ name }) => name)).toEqual(['z', 'y'])
    expect(training.table.rows + locked.table.rows).toBe(285)
    for (const { table, fileRows } of [training, locked]) {
      const z = columnNamed(table, 'z')
      expect(z.kind === 'number' && [...z.values].map(Number.isNaN)).toEqual([...fileRows].map((row) => row % 9 === 0))
    }
    expect(rules).toEqual([])
  })

  test('is refused when it is about another target, or about no column', () => {
    expect(refusal(() => clean(file, { target: 'y' }, { target: 'x', steps: [] })).code).toBe('OPTION_INVALID')
    expect(refusal(() => clean(file, { target: 'y' }, { target: 'y', steps: [{ step: 'drop', column: 'w', reason: '' }] })).errors[0]!.path).toBe('steps[0].column')
  })
})

describe('what cannot be', () => {
  const file = fileOf(numberColumn('x', signal), categoryColumn('y', answer))
  test.each<[string, () => unknown, string]>([
    ['no row', () => clean(fileOf(numberColumn('x', []), categoryColumn('y', [])), { target: 'y' }), 'DATASET_EMPTY'],
    ['no such target', () => clean(file, { target: 'Y2' }), 'TARGET_NOT_FOUND'],
    ['no column left', () => clean(file, { target: 'y', ignore: ['x'] }), 'NO_FEATURES'],
    ['no such column to ignore', () => clean(file, { target: 'y', ignore: ['w'] }), 'OPTION_INVALID'],
    ['no such group', () => clean(file, { target: 'y', group: 'w' }), 'OPTION_INVALID'],
    ['words as time', () => clean(fileOf(numberColumn('x', signal), categoryColumn('t', answer), categoryColumn('y', answer)), { target: 'y', time: 't' }), 'OPTION_INVALID'],
    ['the target ignored', () => clean(file, { target: 'y', ignore: ['y'] }), 'OPTION_INVALID']
  ])('%s', (_, run, code) => {
    expect(refusal(run).code).toBe(code)
  })
})
