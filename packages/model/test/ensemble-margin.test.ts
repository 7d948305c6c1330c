import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ensembleMargin } from '../src/ensemble-margin.ts'
import { exampleArtifact } from './example-artifact.ts'

const [light, heavy] = exampleArtifact().members
const margins = fc.tuple(fc.double({ noNaN: true, min: -12, max: 12 }), fc.double({ noNaN: true, min: -12, max: 12 })).map((pair) => Float64Array.from(pair))
const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, at) => sum + value * b[at]!, 0)

test('changes of members, multiplied, add up to what the log-odds of the mean probability change by', () => {
  const { marginOf, multipliers } = ensembleMargin([light!, heavy!], 2)
  fc.assert(fc.property(margins, margins, (from, to) => {
    const change = dot(multipliers(from, to), to.map((margin, at) => margin - from[at]!))
    expect(change).toBeCloseTo(marginOf(to) - marginOf(from), 8)
  }))
})

test('multipliers are finite and not negative, however sure the members are', () => {
  const { multipliers } = ensembleMargin([light!, heavy!], 2)
  const anySize = fc.double({ noNaN: true, min: -1e6, max: 1e6 })
  const pair = fc.tuple(anySize, anySize).map((values) => Float64Array.from(values))
  fc.assert(fc.property(pair, pair, (from, to) => {
    for (const multiplier of multipliers(from, to)) expect(Number.isFinite(multiplier) && multiplier >= 0).toBe(true)
  }))
})

test('of several classes the margins of members with other links, which have other units, take no part', () => {
  const { members, marginOf, multipliers } = ensembleMargin([{ ...light!, link: 'probability' }, { ...heavy!, link: 'softmax' }], 3)
  expect(members).toEqual([{ ...heavy!, link: 'softmax', weight: 1 }])
  expect(marginOf(Float64Array.of(2))).toBe(2)
  expect(multipliers(Float64Array.of(0), Float64Array.of(2))).toEqual(Float64Array.of(1))
})
