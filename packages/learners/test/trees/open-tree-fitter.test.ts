import { expect, it } from 'vitest'
import { boosting } from '../../src/boosting/boosting.ts'
import { forest } from '../../src/forest/forest.ts'
import { threadKernels } from '../../src/thread-kernels.ts'
import { allRows, fitTask, mixedRows } from './mixed-rows.ts'

const given = mixedRows(200, 'binary')
const much = 100 * 2 ** 20

it.each([boosting, forest])('gives much memory back when it is closed, and what is open still fits alike ($name)', ({ open }) => {
  const [first, second] = [open(given), open(given)]
  const task = () => fitTask(allRows(200), { rounds: 3, trees: 3 })
  const fitted = second.fit(task())
  const { memory } = threadKernels()
  memory.release(memory.reserve(much))
  first.close()
  expect(threadKernels().memory.size()).toBeLessThan(much)
  expect(second.fit(task())).toEqual(fitted)
})

it.each([boosting, forest])('learns from no row, or stopped, nothing, and keeps nothing reserved ($name)', ({ open }) => {
  const fitter = open(given)
  const before = threadKernels().memory.mark()
  expect(() => fitter.fit(fitTask(new Uint32Array(0)))).toThrow(expect.objectContaining({ code: 'LEARNER_UNSUITABLE' }))
  expect(() => fitter.fit(fitTask(allRows(200), {}, { shouldStop: () => true }))).toThrow(expect.objectContaining({ code: 'CANCELLED' }))
  expect(threadKernels().memory.mark()).toBe(before)
})
