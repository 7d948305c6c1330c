import { AppError, type Problem } from '@assay/shared'
import { categoryColumn, dateColumn, numberColumn, tableOf, textColumn, type Column } from '@assay/table'
import { describe, expect, test } from 'vitest'
import { inferProblem, type ProblemRequest } from '../src/infer-problem.ts'

const infer = (column: Column, options: Partial<ProblemRequest> = {}): Problem =>
  inferProblem({ table: tableOf(column), target: column.name, ...options })
const words = (...cells: (string | null)[]): Column => categoryColumn('y', cells)
const numbers = (...cells: (number | null)[]): Column => numberColumn('y', cells)
const times = <T>(count: number, ...cells: T[]): T[] => Array.from({ length: count }, () => cells).flat()

function refusal (run: () => unknown): AppError {
  try {
    run()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('two values make a binary problem', () => {
  test.each([
    [['Yes', 'No', 'No', 'No', 'Yes', 'Yes'], ['No', 'Yes']],
    [['no', 'no', 'yes', 'yes', 'yes', 'no'], ['no', 'yes']],
    [['left', 'stayed', 'stayed', 'left', 'left'], ['stayed', 'left']],
    [['>50K', '<=50K', '<=50K', '<=50K', '>50K'], ['<=50K', '>50K']],
    [['True', 'False', 'True', 'True', 'False'], ['False', 'True']],
    [['none', 'severe', 'severe', 'severe', 'none'], ['none', 'severe']]
  ])('%j → %j, the positive class last', (cells, classes) => {
    expect(infer(words(...cells))).toEqual({ target: 'y', kind: 'binary', metric: 'rocAuc', classes })
  })

  test('of numbers, 1 is positive against 0, else the rarer one', () => {
    expect(infer(numbers(1, 0, 1, 1, null, 0)).classes).toEqual(['0', '1'])
    expect(infer(numbers(1, 2, 1, 1, 2)).classes).toEqual(['1', '2'])
    expect(infer(numbers(1, -1, 1, 1, -1)).classes).toEqual(['-1', '1'])
    expect(infer(numbers(-1.5, 2, -1.5, 2, 2)).classes).toEqual(['2', '-1.5'])
  })

  test('a client may say which class is positive, in any case', () => {
    expect(infer(words('Yes', 'No', 'Yes', 'No'), { positive: 'no' }).classes).toEqual(['Yes', 'No'])
    expect(infer(numbers(0, 1, 0, 1), { positive: '0.0' }).classes).toEqual(['1', '0'])
  })

  test('spellings of one class are one class', () => {
    expect(infer(words('Yes', 'Yes', 'yes', 'No', 'NO ', 'No'))).toMatchObject({ kind: 'binary', classes: ['No', 'Yes'] })
  })
})

test('more words make a multiclass problem, classes by code units', () => {
  expect(infer(words(...times(3, 'b', 'a', 'Z')))).toEqual({ target: 'y', kind: 'multiclass', metric: 'logLoss', classes: ['Z', 'a', 'b'] })
})

test('few whole numbers with many rows each are classes, in the order of numbers', () => {
  expect(infer(numbers(...times(10, 3, 20, 100)))).toMatchObject({ kind: 'multiclass', classes: ['3', '20', '100'] })
  expect(infer(numbers(...times(9, 3, 20, 100))).kind).toBe('regression')
  expect(infer(numbers(...times(10, 3.5, 20, 100))).kind).toBe('regression')
  expect(infer(numbers(...times(30, ...Array.from({ length: 21 }, (_, i) => i)))).kind).toBe('regression')
})

test('other numbers make a regression, and a client may ask for it', () => {
  expect(infer(numbers(1.5, 2.25, 3, 4))).toEqual({ target: 'y', kind: 'regression', metric: 'rmse', classes: [] })
  expect(infer(numbers(0, 1, 0, 1), { kind: 'regression' }).kind).toBe('regression')
})

test('a class of a single row is no class', () => {
  expect(infer(words('a', 'a', 'b', 'b', 'c'))).toMatchObject({ kind: 'binary', classes: ['a', 'b'] })
  expect(infer(words(...times(2, 'a', 'b', 'c'), 'd'))).toMatchObject({ kind: 'multiclass', classes: ['a', 'b', 'c'] })
})

describe('a target that is not there', () => {
  const table = tableOf(numberColumn('Age', [1]), categoryColumn('Attrition', ['Yes']))

  test('is answered with what may have been meant and what there is', () => {
    const error = refusal(() => inferProblem({ table, target: 'atrition' }))
    expect(error.code).toBe('TARGET_NOT_FOUND')
    expect(error.message).toBe('There is no column "atrition" to learn. Did you mean "Attrition"? The columns are "Age", "Attrition"')
  })
})

describe('a target that cannot be learnt is refused with the way out', () => {
  const many = Array.from({ length: 202 }, (_, row) => `class ${row % 101}`)
  test.each<[string, () => Problem, RegExp]>([
    ['one class', () => infer(words('Yes', 'Yes', null)), /only one class, "Yes"/],
    ['no value', () => infer(words(null, null)), /holds no value/],
    ['no number', () => infer(numbers(null, null)), /holds no value/],
    ['dates', () => infer(dateColumn('y', [1, 2, 3])), /dates, which are neither classes nor numbers; choose another target/],
    ['free text', () => infer(textColumn('y', ['a b', 'c d'])), /free texts/],
    ['regression on words', () => infer(words('a', 'b'), { kind: 'regression' }), /holds words, not numbers; ask for a classification problem/],
    ['one number', () => infer(numbers(4, 4), { kind: 'regression' }), /only one value, 4/],
    ['101 classes', () => infer(words(...many)), /more than 100 classes/],
    ['101 numbers as classes', () => infer(numbers(...many.map((_, row) => row)), { kind: 'multiclass' }), /ask for a regression problem/],
    ['binary with three classes', () => infer(words(...times(2, 'a', 'b', 'c')), { kind: 'binary' }), /has 3 classes \("a", "b", "c"\); ask for a multiclass problem/],
    ['a single row of a class', () => infer(words('a', 'a', 'b')), /a single row of class "b"/],
    ['numbers near the largest', () => infer(numbers(1, 2.5, -1e308)), /beyond 1e\+145, whose squares .* rescale/],
    ['infinite numbers', () => infer(numbers(1, 2.5, Infinity)), /infinite/]
  ])('%s', (_, run, detail) => {
    const error = refusal(run)
    expect(error.code).toBe('TARGET_UNUSABLE')
    expect(error.message).toMatch(detail)
  })
})

describe('an option that does not fit is named', () => {
  test.each<[string, string, () => Problem]>([
    ['a positive class that is none', 'positive', () => infer(words('a', 'b', 'a', 'b'), { positive: 'c' })],
    ['a positive class of three', 'positive', () => infer(words(...times(2, 'a', 'b', 'c')), { positive: 'a' })],
    ['a metric of numbers for classes', 'metric', () => infer(words('a', 'b', 'a', 'b'), { metric: 'rmse' })],
    ['a metric of classes for numbers', 'metric', () => infer(numbers(1.5, 2, 3), { metric: 'rocAuc' })]
  ])('%s', (_, path, run) => {
    const error = refusal(run)
    expect(error.code).toBe('OPTION_INVALID')
    expect(error.errors.map((fault) => fault.path)).toEqual([path])
  })
})
