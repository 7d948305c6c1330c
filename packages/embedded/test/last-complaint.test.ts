import { expect, it } from 'vitest'
import { lastComplaint } from '../src/last-complaint.ts'

const line = (record: object): string => `${JSON.stringify(record)}\n`

it('tells the last error of a log, by its message', () => {
  const log = line({ level: 'error', err: { message: 'first' }, msg: 'x' }) + line({ level: 'error', err: { message: 'REDIS_URL does not answer', stack: 'Error: …' }, msg: 'cannot start' }) + line({ level: 'info', msg: 'stopped' })
  expect(lastComplaint(log)).toBe('REDIS_URL does not answer')
  expect(lastComplaint(line({ level: 'error', msg: 'cannot start' }))).toBe('cannot start')
})

it.each(['', 'null\n', 'node:internal/modules/run_main\n', line({ level: 'info', msg: 'ready' })])('has nothing to tell of %j', (log) => {
  expect(lastComplaint(log)).toBeNull()
})
