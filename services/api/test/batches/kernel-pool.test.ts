import { expect, it } from 'vitest'
import { createKernelPool } from '../../src/batches/kernel-pool.ts'

it('gives kernels again, with the memory that those before gave back', () => {
  const { take, giveBack } = createKernelPool()
  const first = take()
  const addresses = Array.from({ length: 100 }, () => {
    const kernels = take()
    const address = kernels.memory.reserve(1 << 20)
    giveBack(kernels)
    return address
  })
  expect(new Set(addresses).size).toBe(1)
  expect(take()).not.toBe(first)
})

it('keeps none whose memory has become large', () => {
  const { take, giveBack } = createKernelPool()
  const large = take()
  large.memory.reserve(64 << 20)
  giveBack(large)
  expect(take()).not.toBe(large)
})
