import { expect, it } from 'vitest'
import { Slots } from '../../src/queue/slots.ts'

const never = new AbortController().signal

it('gives each slot to one, who asks first is served first', async () => {
  const slots = new Slots(2)
  const served: string[] = []
  const asked = ['a', 'b', 'c', 'd'].map((name) => slots.take(never).then(() => { served.push(name) }))
  await Promise.all(asked.slice(0, 2))
  expect([served, slots.free]).toEqual([['a', 'b'], 0])
  slots.release()
  await asked[2]
  expect([served, slots.free]).toEqual([['a', 'b', 'c'], 0])
  slots.release()
  await asked[3]
  slots.release()
  slots.release()
  expect([served, slots.free]).toEqual([['a', 'b', 'c', 'd'], 2])
})

it('forgets who does not wait any more', async () => {
  const slots = new Slots(1)
  await slots.take(never)
  const abort = new AbortController()
  const impatient = slots.take(abort.signal)
  const patient = slots.take(never)
  abort.abort(new Error('no longer'))
  await expect(impatient).rejects.toThrow('no longer')
  await expect(slots.take(abort.signal)).rejects.toThrow('no longer')
  slots.release()
  await patient
  slots.release()
  expect(slots.free).toBe(1)
})
