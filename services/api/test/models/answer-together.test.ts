import { encodeArtifact } from '@assay/model'
import type { Prediction } from '@assay/shared'
import { expect, it } from 'vitest'
import { createAnswerTogether } from '../../src/models/answer-together.ts'
import { openModel } from '../../src/models/served-model.ts'
import { binaryArtifact } from '../artifacts.ts'

it('answers each row of a turn once, more than are answered together, and fails none for another', async () => {
  const model = await openModel('staff', 1, encodeArtifact(binaryArtifact()))
  const answerTogether = createAnswerTogether()
  let reads = 0
  const brokenRow = { get age () { if (reads++ > 0) throw new Error('read twice'); return 41 }, job: 'R&D', __proto__: null }
  const rows = Array.from({ length: 40 }, (_, age) => age === 20 ? brokenRow : { age, job: 'R&D' })
  const outcomes = await Promise.all(rows.map((row, at) => new Promise<Prediction | string>((resolve) => {
    answerTogether(model, {
      asked: model.readRow(row, { explain: true }),
      answered: (prediction) => { if (at === 30) throw new Error('cannot be sent'); resolve(prediction) },
      failed: (error) => resolve((error as Error).message)
    })
  })))
  expect(outcomes).toEqual(rows.map((row, at) => at === 20 ? 'read twice' : at === 30 ? 'cannot be sent' : model.predictRow(row, { explain: true })))
})
