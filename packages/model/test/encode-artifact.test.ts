import { createRandom } from '@assay/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeArtifact } from '../src/decode-artifact.ts'
import { encodeArtifact } from '../src/encode-artifact.ts'
import { exampleArtifact } from './example-artifact.ts'

test('an artifact comes back with every bit', () => {
  const artifact = exampleArtifact()
  const bytes = encodeArtifact(artifact)
  expect(decodeArtifact(bytes)).toEqual(artifact)
  expect(encodeArtifact(decodeArtifact(bytes))).toEqual(bytes)
})

test('numbers that JSON lacks come back: infinities, NaN and −0', () => {
  const artifact = { ...exampleArtifact(), threshold: -0, calibration: { kind: 'platt', slopes: [NaN, Infinity, 5e-324], intercepts: [-Infinity] } } as const
  const { threshold, calibration } = decodeArtifact(encodeArtifact(artifact))
  expect(threshold).toBe(-0)
  expect(calibration).toEqual(artifact.calibration)
})

test('the order in which an object was written does not change its bytes', () => {
  const artifact = exampleArtifact()
  const turned = Object.fromEntries(Object.entries(artifact).reverse()) as unknown as typeof artifact
  expect(encodeArtifact(turned)).toEqual(encodeArtifact(artifact))
})

test('names of JavaScript\'s own are names like others', () => {
  const { problem, ...rest } = exampleArtifact()
  const named = { ...rest, problem: { ...problem, target: '__proto__', classes: ['$array', 'constructor'] } }
  expect(decodeArtifact(encodeArtifact(named)).problem).toEqual(named.problem)
})

test('any flipped bit and any lost byte is told', () => {
  const bytes = encodeArtifact(exampleArtifact())
  fc.assert(fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
    const damaged = bytes.slice()
    damaged[bit >> 3]! ^= 1 << (bit & 7)
    expect(() => decodeArtifact(damaged)).toThrow(expect.objectContaining({ code: 'OBJECT_DAMAGED' }))
  }))
  expect(() => decodeArtifact(bytes.slice(0, createRandom('cut').integer(bytes.length)))).toThrow(expect.objectContaining({ code: 'OBJECT_DAMAGED' }))
})
