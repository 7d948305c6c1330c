import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { metricDirections } from '@assay/shared'
import type { Study } from '../study.ts'
import { prepareSet, type PreparedSet } from './prepare-set.ts'
import { realSets, type RealSet } from './real-sets.ts'
import { searchSet, type Found } from './search-set.ts'
import { sklearnScores } from './sklearn-scores.ts'

const trials = 60

export const accuracy: Study = {
  name: 'accuracy',
  title: `Accuracy: the best of ${trials} trials on real tables, beside scikit-learn's models on the same folds`,
  usage: 'FOLDER [FILE …]',
  measure ([folder, ...files]) {
    const wanted = realSets.filter(({ file }) => files.length === 0 || files.includes(file))
    const present = folder === undefined ? [] : wanted.filter(({ file }) => existsSync(join(folder, file)))
    const absent = [...new Set(wanted.filter((set) => !present.includes(set)).map(({ file }) => file))]
    if (absent.length > 0) console.error(`Left out: ${absent.join(', ')}; name a folder that holds them`)
    const measured = present.map((set) => measureSet(folder!, set))
    return {
      note: 'Cross-validated on the training part; what is learnt is learnt inside the folds. The best trial of a search is flattered by having been chosen, scikit-learn\'s models have their usual settings.',
      head: ['set', 'metric', 'folds', 'best trial', 'learner', 'ensemble', 'scikit-learn linear', 'HistGB', 'forest', 'ours is', 'CPU s'],
      rows: measured.map(describe),
      results: measured.map(({ set, found, peers }) => ({ ...set, best: found.completed[0], ensemble: found.ensemble, spent: [...found.spent], peers }))
    }
  }
}

interface Measured { readonly set: RealSet, readonly given: PreparedSet, readonly found: Found, readonly peers: Readonly<Record<string, number>> }

function measureSet (folder: string, set: RealSet): Measured {
  const given = prepareSet(folder, set, trials)
  return { set, given, found: searchSet(given), peers: sklearnScores(given) }
}

function describe ({ set: { file, metric }, given: { foldPlan }, found: { completed, ensemble, spent }, peers }: Measured): string[] {
  const best = completed[0]!
  const reached = ensemble?.kept === true ? ensemble.score : best.score
  const sign = metricDirections[metric] === 'higher' ? 1 : -1
  const verdict = Object.values(peers).length === 0 ? '' : Object.values(peers).every((score) => sign * (reached - score) >= 0) ? 'better' : 'worse'
  return [
    file, metric, `${foldPlan.folds} × ${foldPlan.assignments.length}`, shown(best.score), best.learner,
    ensemble === null ? '' : `${shown(ensemble.score)}${ensemble.kept ? '' : ', not kept'}`,
    ...['linear', 'HistGB', 'forest'].map((name) => shown(peers[name])), verdict,
    [...spent.values()].reduce((sum, { seconds }) => sum + seconds, 0).toFixed(0)
  ]
}

const shown = (score: number | undefined): string => (score === undefined ? '' : score.toPrecision(4))
