import { expect, test } from 'vitest'
import { faultsByColumn } from '../../src/predict/row-form.tsx'

test('faults stand at their columns, whatever those are called', () => {
  const faults = faultsByColumn([{ path: '/age', detail: 'is no number' }, { path: '/0/a~1b~0c', detail: 'is an array' }])
  expect([...faults]).toEqual([['age', 'is no number'], ['a/b~c', 'is an array']])
})
