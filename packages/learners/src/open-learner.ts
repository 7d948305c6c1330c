import { AppError, monotoneLearners, type LearnerName } from '@assay/shared'
import { wordColumns } from './features/feature-columns.ts'
import type { Fitter, Learner, TrainingTable } from './learner.ts'
import { learners } from './learners.ts'
import { chooseColumns, choosesColumns } from './table-rules/choose-columns.ts'
import { leaveOutOutliers } from './table-rules/leave-out-outliers.ts'
import { gatherWords, spreadWords, type SpreadWords } from './table-rules/spread-words.ts'
import type { BinnedTable } from './trees/bin-features.ts'
import { binTable } from './trees/bin-table.ts'
import { stopCheck } from './trees/stop-check.ts'

/**
 * Opens a learner, and follows the plan's rules about the table as a whole: which rows and columns are learnt from, and which words. They are
 * learnt from the rows of each fit, so where the plan has such rules the learner is opened for each set of rows anew, and kept.
 *
 * @throws {AppError} LEARNER_UNSUITABLE, NO_FEATURES
 */
export function openLearner (name: LearnerName, training: TrainingTable): Fitter {
  const learner: Learner = learners[name]
  if (training.problem.monotone !== undefined && !monotoneLearners.includes(name)) {
    throw new AppError('LEARNER_UNSUITABLE', `The learner "${name}" cannot promise to be monotone; choose among ${monotoneLearners.join(', ')}`)
  }
  return isReadAsItIs(learner, training) ? learner.open(training) : openPerRows(learner, training)
}

/**
 * The bins that all folds, trials and threads can share, for `TrainingTable.bins`; null where each set of rows has a table of its own.
 *
 * @throws {AppError} NO_FEATURES, CANCELLED when `shouldStop` said so
 */
export function sharedBins (training: TrainingTable, shouldStop: () => boolean): BinnedTable | null {
  return isReadAsItIs(learners.boosting, training) ? binTable(training, stopCheck(shouldStop)) : null
}

function isReadAsItIs (learner: Learner, training: TrainingTable): boolean {
  return !training.rules.some((rule) => choosesColumns(rule) || rule.step === 'dropOutliers') && !(readsColumns(learner) && wordColumns(training).length > 0)
}

const readsColumns = ({ wordsAsColumns }: Learner): boolean => wordsAsColumns === true

/** A pipeline has five folds, and the refit. */
const keptOpen = 6

interface OpenTable { readonly rows: Uint32Array, readonly fitter: Fitter, readonly words: readonly SpreadWords[] }

function openPerRows (learner: Learner, training: TrainingTable): Fitter {
  const opened: OpenTable[] = []

  function openFor (rows: Uint32Array): OpenTable {
    const known = opened.find((candidate) => isSame(candidate.rows, rows))
    if (known !== undefined) return known
    const chosen = withChosenColumns(training, rows)
    const words = readsColumns(learner) ? spreadWords(chosen, rows) : []
    const columns = [...chosen.table.columns, ...words.flatMap((text) => text.columns)]
    const fresh = { rows, words, fitter: learner.open({ ...chosen, bins: null, table: { rows: chosen.table.rows, columns } }) }
    opened.push(fresh)
    if (opened.length > keptOpen) opened.shift()!.fitter.close()
    return fresh
  }

  return {
    fit (task) {
      const rows = training.rules.reduce((left, rule) => rule.step === 'dropOutliers' ? leaveOutOutliers(training, left, rule) : left, task.rows)
      const { fitter, words } = openFor(rows)
      const fitted = fitter.fit({ ...task, rows })
      return { ...fitted, model: { ...fitted.model, encoders: gatherWords(fitted.model.encoders, words) } }
    },
    close: () => opened.splice(0).forEach(({ fitter }) => fitter.close())
  }
}

function withChosenColumns (training: TrainingTable, rows: Uint32Array): TrainingTable {
  if (!training.rules.some(choosesColumns)) return training
  const chosen = new Set([...chooseColumns(training, rows), training.problem.target])
  return { ...training, table: { rows: training.table.rows, columns: training.table.columns.filter(({ name }) => chosen.has(name)) } }
}

function isSame (a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((row, place) => row === b[place])
}
