import { describe, expect, it } from 'vitest'
import { parseAim, writeAim } from '../../src/index.ts'

describe('an aim', () => {
  it.each([
    ['f1', { kind: 'f1' }],
    ['balancedAccuracy', { kind: 'balancedAccuracy' }],
    ['cost:0.5:10', { kind: 'cost', falseAlarm: 0.5, miss: 10 }],
    ['cost:0.000001:999999999.999999', { kind: 'cost', falseAlarm: 0.000001, miss: 999_999_999.999999 }],
    ['capacity:30', { kind: 'capacity', rows: 30 }],
    ['capacity:30/1000', { kind: 'capacity', rows: 30, of: 1000 }]
  ] as const)('%s is read, and written as it was', (text, aim) => {
    expect(parseAim(text)).toEqual(aim)
    expect(writeAim(aim)).toBe(text)
  })

  it.each(['', 'F1', 'cost', 'cost:1', 'cost:0:0', 'cost:-1:2', 'cost:0.0000001:1', 'capacity:0', 'capacity:1.5', 'capacity:30/20'])('%j is none, and the way out is said', (text) => {
    expect(() => parseAim(text)).toThrow(/has to be f1, balancedAccuracy, cost:FALSE_ALARM:MISS/)
  })
})
