import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { cleanTable } from '@assay/cleaning'
import { learners } from '@assay/learners'
import { predictTable } from '@assay/model'
import { scorers } from '@assay/scoring'
import { always, spaceFor } from '@assay/search'
import { createRandom } from '@assay/shared'
import { foldsOf, planFolds, selectRows, targetVector } from '@assay/table'
import { readCsv } from '../read-csv.ts'
import type { Objective } from './objective.ts'

/** A small budget, so that thousands of trials take minutes. */
const mostRows = 1000
const rounds = 50

/** Boosting's params on a real table: the loss is that of its metric, cross-validated. @param source `FILE=TARGET` */
export function learnerObjective (source: string): Objective {
  const [file = '', target = ''] = source.split(/=(?=[^=]*$)/)
  const { training: { table: whole }, problem, rules } = cleanTable({
    file: readCsv(readFileSync(file)), options: { target, ignore: [], accept: [] }, random: createRandom('test part')
  })
  const random = createRandom('objective')
  const table = selectRows(whole, random.shuffle(Uint32Array.from({ length: whole.rows }, (_, row) => row)).slice(0, mostRows).sort())
  const answers = targetVector(table, problem)
  const folds = foldsOf(planFolds({ rows: table.rows, kind: problem.kind, target: answers, random }))
  const space = spaceFor({ problem, rows: table.rows, columns: table.columns.length - 1, learners: ['boosting'] })
  const fitter = learners.boosting.open({ table, target: answers, problem, rules })
  const scorer = scorers[problem.metric]
  return {
    name: `boosting on ${basename(file)}`,
    dimensions: { ...space.learners.find(({ learner }) => learner === 'boosting')!.dimensions, rounds: always(rounds) },
    seeds: 12,
    lags: [8],
    loss (params) {
      const scores = folds.map(({ trainingRows, heldOutRows }) => {
        const { model } = fitter.fit({ rows: trainingRows, heldOutRows, params, random: createRandom('fit'), shouldStop: () => false })
        return scorer.score(Float64Array.from(heldOutRows, (row) => answers[row]!), predictTable(model, table, heldOutRows))
      })
      return (scorer.better === 'higher' ? -1 : 1) * scores.reduce((sum, score) => sum + score, 0) / scores.length
    }
  }
}
