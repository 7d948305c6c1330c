import { AppError } from '@assay/shared'
import { describe, expect, it } from 'vitest'
import { readArguments } from '../src/read-arguments.ts'

describe('readArguments', () => {
  it('asks for nothing when nothing is said', () => {
    expect(readArguments([])).toEqual({ file: null, options: {} })
  })

  it('takes a file and the options of an upload, as text', () => {
    expect(readArguments(['README.md', '--target', 'Left', '--trials', '12'])).toEqual({ file: 'README.md', options: { target: 'Left', trials: '12' } })
  })

  it.each([
    [['staff.csv'], /Which column of staff\.csv is to be predicted\?/],
    [['a.csv', 'b.csv', '--target', 'y'], /One file at a time, not a\.csv and b\.csv/],
    [['--target', 'y'], /Options need a file/],
    [['no-such.csv', '--target', 'y'], /There is no file .*no-such\.csv/],
    [['packages', '--target', 'y'], /There is no file .*packages/],
    [['a.csv', '--colour', 'red'], /--colour/]
  ])('refuses %j and says how to call it', (words, complaint) => {
    expect(() => readArguments(words)).toThrow(complaint)
    expect(() => readArguments(words)).toThrow(AppError)
    expect(() => readArguments(words)).toThrow(/npm start -- path\/to\.csv --target COLUMN/)
  })
})
