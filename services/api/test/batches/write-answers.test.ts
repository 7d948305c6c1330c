import { describe, expect, it } from 'vitest'
import type { Prediction, Problem } from '@assay/shared'
import { writeAnswer, writeAnswerHeader } from '../../src/batches/write-answers.ts'
import type { AskedAnswers } from '../../src/batches/write-answers.ts'

const problem: Problem = { target: 'left', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] }
const write = (prediction: Prediction, asked: AskedAnswers): string => writeAnswerHeader(['age', 'team'], asked) + writeAnswer('41,"a,b"', prediction, asked)
const prediction: Prediction = {
  label: 'yes', probability: 0.75, probabilities: { no: 0.25, yes: 0.75 }, positive: 'yes', threshold: 0.3, baseline: -1.5,
  contributions: [{ column: 'team', value: 'a,b', contribution: 2 }, { column: 'age', value: '41', contribution: 0.1 }]
}

describe('an answered CSV', () => {
  it('puts the prediction\'s columns after the row', () => {
    expect(write(prediction, { problem, explained: [], withSets: false })).toBe('age,team,prediction,probability,probability of no,probability of yes,warnings\n41,"a,b",yes,0.75,0.25,0.75,\n')
  })

  it('adds the baseline and a contribution for each column, in the columns\' order, when they are asked for', () => {
    const [header, row] = write(prediction, { problem, explained: ['age', 'team'], withSets: false }).split('\n')
    expect(header).toMatch(/,warnings,baseline,contribution of age,contribution of team$/)
    expect(row).toMatch(/,-1\.5,0\.1,2$/)
  })

  it('adds the set of likely labels when it is asked for', () => {
    const unsure: Prediction = { ...prediction, set: ['no', 'yes'], abstain: true, warnings: ['Ask a person'] }
    expect(write(unsure, { problem, explained: [], withSets: true })).toMatch(/,warnings,set,abstain\n.*,Ask a person,no\|yes,true\n$/)
  })
})
