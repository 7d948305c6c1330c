import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkModelName, fileStem, toModelName } from '../../src/domain/model-name.ts'

describe('toModelName', () => {
  it.each([
    ['HR data (2024)', 'HR-data-2024'],
    ['Größe_1.2', 'Größe_1.2'],
    ['../../etc/passwd', 'etc-passwd'],
    ['…', 'model'],
    ['', 'model']
  ])('makes %j %j', (text, name) => expect(toModelName(text)).toBe(name))

  it('makes a name that is one already, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const name = toModelName(text)
      expect(checkModelName(name)).toBe(name)
      expect(name).toMatch(/^[^/\\.][^/\\]*$/u)
      expect([...name].length).toBeLessThanOrEqual(80)
    }))
  })
})

describe('fileStem', () => {
  it.each([['employees.csv', 'employees'], ['C:\\people\\a.b.CSV.gz', 'a.b'], ['/x/plain', 'plain'], ['staff.parquet', 'staff'], ['', '']])('of %j is %j', (file, stem) => {
    expect(fileStem(file)).toBe(stem)
  })
})
