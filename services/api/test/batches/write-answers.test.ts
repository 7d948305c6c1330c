import { describe, expect, it } from 'vitest'
import { compileArtifact } from '@assay/model'
import type { Artifact, PredictOptions } from '@assay/model'
import type { ClassPrediction, ValuePrediction } from '@assay/shared'
import { createCsvLines, openCsvRows, recipeOf } from '@assay/table'
import { openAnswerWriter } from '../../src/batches/write-answers.ts'

const artifact: Artifact = {
  problem: { target: 'left', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes, perhaps'] },
  recipe: recipeOf([{ name: 'age', format: { type: 'number', missing: [] } }, { name: 'team', format: { type: 'category', missing: [] } }]),
  fields: [
    { name: 'age', type: 'number', range: [18, 60], integer: true, levels: [], typical: 36, missingShare: 0 },
    { name: 'team', type: 'category', range: null, integer: false, levels: ['a'], typical: 'a', missingShare: 0 }
  ],
  members: [{
    learner: 'logistic', weight: 1, link: 'logistic', encoders: [{ kind: 'number', column: 'age' }],
    predictor: { kind: 'linear', features: 1, weights: Float64Array.of(0.1), bias: Float64Array.of(-4), means: Float64Array.of(36) }
  }],
  calibration: { kind: 'none' },
  threshold: 0.3,
  conformal: { kind: 'set', coverage: 0.9, least: Float64Array.of(0.2, 0.2) }
}
const values: Artifact = {
  ...artifact, problem: { target: 'pay', kind: 'regression', metric: 'rmse', classes: [] }, threshold: null,
  members: [{ ...artifact.members[0]!, link: 'identity' }], conformal: { kind: 'interval', coverage: 0.9, edges: Float64Array.of(), radii: Float64Array.of(1) }
}

function answer (csv: string, model: Artifact, options: PredictOptions): string {
  const lines = createCsvLines()
  const rows = openCsvRows((names) => {
    const { labelColumns, predict } = compileArtifact(model).openBatches(names, options)
    const writer = openAnswerWriter(model, options, lines)
    writer.addHeader(names)
    return { labelColumns, take: (batch) => writer.addRows(batch, predict(batch)) }
  })
  rows.push(new TextEncoder().encode(csv))
  rows.end()
  return new TextDecoder().decode(lines.take().slice())
}

const alone = (age: number, model: Artifact, options: PredictOptions) => compileArtifact(model).predictRow({ age, team: 'a' }, options)

describe('an answered CSV', () => {
  it('puts the prediction\'s columns after the row', () => {
    const { probability, probabilities: { no } } = alone(41, artifact, {}) as ClassPrediction
    expect(answer('age,team\n41,a\n18,"b ""c"""\n', artifact, {}).split('\n').slice(0, 2)).toEqual([
      'age,team,prediction,probability,probability of no,"probability of yes, perhaps",warnings',
      `41,a,"yes, perhaps",${probability},${no},${probability},`
    ])
  })

  it('names what was odd about a row', () => {
    expect(answer('age,team,shoe\n18,"b ""c""",7\n', artifact, {})).toMatch(
      /\n18,"b ""c""",7,no,[\d.,]+,"""b ""c"""" in column ""team"" is a level .*; Column ""shoe"" is not one .*"\n$/
    )
  })

  it('adds the baseline and a contribution for each column, in the columns\' order, when they are asked for', () => {
    const { baseline, contributions } = alone(41, artifact, { explain: true })
    const [header, row] = answer('team,age\na,41\n', artifact, { explain: true }).split('\n')
    expect(header).toMatch(/,warnings,baseline,contribution of age,contribution of team$/)
    expect(row!.endsWith(`,${baseline},${contributions!.find(({ column }) => column === 'age')!.contribution},0`)).toBe(true)
  })

  it('adds the set of likely labels when it is asked for', () => {
    const [, , row] = answer('age,team\n41,a\n40,a\n', artifact, { conformal: true }).split('\n')
    expect(row).toMatch(/,"Ask a person: ""no"", ""yes, perhaps"" are all likely enough[^"]*","no\|yes, perhaps",true$/)
  })

  it('has values with their intervals', () => {
    const { value, interval } = alone(41, values, {}) as ValuePrediction
    expect(answer('age,team\n41,a\n', values, { conformal: true })).toBe(`age,team,prediction,predictionLow,predictionHigh,warnings\n41,a,${value},${interval!.low},${interval!.high},\n`)
  })
})
