import { createRandom } from '@assay/shared'
import { categoryColumn, textColumn } from '@assay/table'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { summarizeLevelSketch, summarizeLevels } from '../../src/profile/summarize-levels.ts'
import { summarizeTextSketch, summarizeTexts } from '../../src/profile/summarize-texts.ts'
import { mergeLevelSketches, sketchLevels } from '../../src/sketch/level-sketch.ts'
import { mergeTextSketches, sketchTexts } from '../../src/sketch/text-sketch.ts'

const label = fc.option(fc.constantFrom('a', 'A', 'b ', 'été', '日本', '__proto__', 'constructor', 'a long one '.repeat(20)), { freq: 6 })
const partsOf = fc.tuple(fc.array(label, { maxLength: 40 }), fc.array(label, { maxLength: 40 }))

test('sketches of two parts of a column of levels merge to that of the column', () => {
  fc.assert(fc.property(partsOf, ([earlier, later]) => {
    const merged = mergeLevelSketches(sketchLevels(categoryColumn('c', earlier)), sketchLevels(categoryColumn('c', later)))
    expect(summarizeLevelSketch(merged)).toEqual(summarizeLevels(categoryColumn('c', [...earlier, ...later])))
  }))
})

test('sketches of two parts of a column of texts merge to that of the column', () => {
  fc.assert(fc.property(partsOf, ([earlier, later]) => {
    const whole = textColumn('t', [...earlier, ...later])
    const merged = mergeTextSketches(sketchTexts(whole, 0, earlier.length), sketchTexts(whole, earlier.length))
    expect(summarizeTextSketch(merged)).toEqual(summarizeTexts(whole))
  }))
})

describe('of more labels than are counted', () => {
  const random = createRandom('labels')
  const labels = Array.from({ length: 150_000 }, (_, row) => row % 5 === 0 ? `usual ${random.integer(4)}` : `label ${row}`)
  const exact = (name: string): number => labels.filter((other) => other === name).length

  test.each([0, 70_000, 150_000])('the frequent levels are told, with how far their counts may be off, cut at row %d', (at) => {
    const facts = summarizeLevelSketch(mergeLevelSketches(sketchLevels(categoryColumn('c', labels.slice(0, at))), sketchLevels(categoryColumn('c', labels.slice(at)))))
    expect(facts.topLevelsMissed).toBeLessThanOrEqual(150_000 / 65_537)
    for (const { level, rows } of facts.topLevels!.slice(0, 4)) expect(exact(level) - rows).toBeLessThanOrEqual(facts.topLevelsMissed!)
    expect(facts.topLevels!.slice(0, 4).map(({ level }) => level).toSorted()).toEqual(['usual 0', 'usual 1', 'usual 2', 'usual 3'])
    expect(Math.abs(facts.distinct / 120_004 - 1)).toBeLessThan(0.024)
  })

  test('so are the frequent texts, and nothing that came once', () => {
    const facts = summarizeTexts(textColumn('t', labels))
    expect(facts.topLevelsMissed).toBeLessThanOrEqual(150_000 / 1_025)
    expect(facts.topLevels!.map(({ level }) => level).toSorted()).toEqual(['usual 0', 'usual 1', 'usual 2', 'usual 3'])
    for (const { level, rows } of facts.topLevels!) expect(exact(level) - rows).toBeLessThanOrEqual(facts.topLevelsMissed!)
    expect(Math.abs(facts.distinct / 120_004 - 1)).toBeLessThan(0.024)
  })
})

test('a text that comes again is told by how it begins', () => {
  const { topLevels } = summarizeTexts(textColumn('t', ['日'.repeat(500), 'once', null, '日'.repeat(500)]))
  expect(topLevels).toEqual([{ level: `${'日'.repeat(79)}…`, rows: 2 }])
})
