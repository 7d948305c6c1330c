import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { decodeArtifact, predictTable } from '@assay/model'
import { expectedCalibrationError, scorers } from '@assay/scoring'
import type { LearnerName } from '@assay/shared'
import { mean } from '../benchmark.ts'
import { employeesFile } from '../employees.ts'
import { trainChampion } from './train-champion.ts'
import type { Study } from '../study.ts'

const employees = `${employeesFile}=Attrition`
const splits = 5
const trials = 6
/** Each beside the baseline and the plain linear model, which are on every board; and all together. */
const teams: readonly (readonly LearnerName[])[] = [['logistic'], ['forest'], ['boosting'], ['logistic', 'forest', 'boosting']]

export const calibration: Study = {
  name: 'calibration',
  title: 'Calibration: champions of two classes beside the same without calibration, on locked rows',
  usage: '[FILE=TARGET …]',
  async measure (files) {
    const measured = []
    for (const source of [employees, ...files]) for (const learners of teams) measured.push(await measureSet(source, learners))
    return {
      note: `Means over ${splits} splits of each set, ${trials} trials; expected calibration error in ten bins of equal size.`,
      head: ['set', 'learners', 'chosen', 'ECE before', 'ECE after', 'log-loss before', 'log-loss after'],
      rows: measured.map(({ set, learners, chosen, eceBefore, eceAfter, lossBefore, lossAfter }) =>
        [set, learners, chosen, ...[eceBefore, eceAfter, lossBefore, lossAfter].map((values) => mean(values).toFixed(4))]),
      results: measured
    }
  }
}

async function measureSet (source: string, learners: readonly LearnerName[]) {
  const [file = '', target = ''] = source.split(/=(?=[^=]*$)/)
  const bytes = readFileSync(file)
  const runs = []
  for (let split = 0; split < splits; split++) runs.push(await trainChampion(bytes, { target, trials, learners }, split))
  const judged = runs.map(({ response, test, target: actual }) => {
    const champion = decodeArtifact(response.artifact)
    const rows = Uint32Array.from(actual.keys())
    const after = predictTable(champion, test, rows)
    const before = predictTable({ ...champion, calibration: { kind: 'none' } }, test, rows)
    return { kind: champion.calibration.kind, actual, before, after }
  })
  return {
    set: basename(file),
    learners: learners.join(', '),
    chosen: [...Map.groupBy(judged, ({ kind }) => kind)].map(([kind, times]) => `${kind} ${times.length}×`).join(', '),
    eceBefore: judged.map(({ actual, before }) => expectedCalibrationError(actual, before)),
    eceAfter: judged.map(({ actual, after }) => expectedCalibrationError(actual, after)),
    lossBefore: judged.map(({ actual, before }) => scorers.logLoss.score(actual, before)),
    lossAfter: judged.map(({ actual, after }) => scorers.logLoss.score(actual, after))
  }
}
