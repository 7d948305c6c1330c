import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createAnswerLog, readAnswers } from '../../src/live/answer-log.ts'
import type { LoggedAnswer } from '../../src/live/answer-log.ts'

it('gives answers back as they were added, whatever their texts, grows with them, and is empty again', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 })
  const answer: fc.Arbitrary<LoggedAnswer> = fc.record({
    model: text,
    version: fc.integer({ min: 1 }),
    options: fc.record({ explain: fc.boolean() }, { requiredKeys: [] }),
    answeredAt: fc.date({ noInvalidDate: true }).map((time) => time.getTime()),
    rows: fc.oneof(text, text.map((short) => short.repeat(10_000))),
    predictions: fc.array(text),
    hasReceipts: fc.boolean()
  })
  const log = createAnswerLog()
  fc.assert(fc.property(fc.array(answer, { maxLength: 20 }), (answers) => {
    for (const one of answers) log.add(one)
    expect([...readAnswers(log.pack())]).toEqual(answers)
    expect(log.size()).toBe(log.pack().chunks.reduce((sum, { length }) => sum + length, 0))
    log.empty()
    expect([...readAnswers(log.pack())]).toEqual([])
  }), { numRuns: 50 })
})
