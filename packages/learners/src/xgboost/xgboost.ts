import { compileTableEncoders, type FittedModel } from '@assay/model'
import { AppError } from '@assay/shared'
import type { Table } from '@assay/table'
import { fitTreeEncoders } from '../features/fit-tree-encoders.ts'
import type { FitTask, Fitter, Learner, TrainingTable } from '../learner.ts'
import { stopCheck } from '../trees/stop-check.ts'
import { toLibraryFeature } from './library-features.ts'
import { openLibrary } from './open-library.ts'
import type { XgboostModule } from './open-library.ts'
import { readModel } from './read-model.ts'
import { trainModel } from './train-model.ts'
import { readXgboostParams, toLibraryParams } from './xgboost-params.ts'

/**
 * ml-xgboost: XGBoost of 2018 in WebAssembly, its histogram method. The library only trains: its model is converted once and
 * answers from then on by our interpreter, with the library's own bits.
 */
export const xgboost: Learner = {
  name: 'xgboost',
  wordsAsColumns: true,
  open (training) {
    const encoders = fitTreeEncoders(training)
    requireSuitable(training, encoders.length)
    return openFitter(training, encoders)
  }
}

/** Cells up to which the library's copies of them (18 bytes each) stay well inside its 2 GB of memory. */
const mostCells = 2 ** 25
/** Targets up to which squares of single precision do not overflow. */
const largestTarget = 1e18

function openFitter (training: TrainingTable, encoders: FittedModel['encoders']): Fitter {
  const { table, target, problem } = training
  let library: XgboostModule | null = null
  let features: Float32Array | null = null

  function fit ({ rows, params, random, shouldStop }: FitTask): { model: FittedModel, used: FitTask['params'] } {
    const used = readXgboostParams(params)
    const checkStop = stopCheck(shouldStop)
    features ??= encodeForLibrary(encoders, table, checkStop)
    library ??= openLibrary()
    try {
      const bytes = trainModel(library, {
        features,
        width: encoders.length,
        target,
        rows,
        params: toLibraryParams(used, { problem, columns: encoders.map(({ column }) => column), target, rows, seed: random.integer(2 ** 31 - 1) }),
        rounds: used.rounds,
        checkStop
      })
      const outputs = problem.kind === 'multiclass' ? problem.classes.length : 1
      return { model: { encoders, predictor: readModel(bytes, { outputs, trees: used.rounds * outputs }), link: links[problem.kind] }, used }
    } catch (error) {
      // A heap on which C++ code was abandoned half-way is not used again.
      library = null
      throw error
    }
  }

  return {
    fit,
    close () {
      library = null
      features = null
    }
  }
}

/** @returns rows × encoders, row-major, as the library reads them */
function encodeForLibrary (encoders: FittedModel['encoders'], table: Table, checkStop: () => void): Float32Array {
  const width = encoders.length
  const features = new Float32Array(table.rows * width)
  const rows = new Uint32Array(blockRows)
  const block = new Float64Array(blockRows * width)
  const encodeBlock = compileTableEncoders(encoders, table)
  for (let start = 0; start < table.rows; start += blockRows) {
    checkStop()
    const count = Math.min(blockRows, table.rows - start)
    for (let i = 0; i < count; i++) rows[i] = start + i
    encodeBlock(rows.subarray(0, count), block)
    for (let i = 0, at = start * width; i < count * width; i++, at++) features[at] = toLibraryFeature(block[i]!)
  }
  return features
}

/** Rows whose features stay in the cache. */
const blockRows = 512

const links = { binary: 'logistic', multiclass: 'softmax', regression: 'identity' } as const

function requireSuitable ({ table, target, problem }: TrainingTable, width: number): void {
  if (table.rows * width > mostCells) {
    throw new AppError('LEARNER_UNSUITABLE', `${table.rows} rows × ${width} columns are more than ml-xgboost's memory holds; use the learner "boosting"`)
  }
  if (problem.kind === 'regression' && target.some((value) => Math.abs(value) > largestTarget)) {
    throw new AppError('LEARNER_UNSUITABLE', `"${problem.target}" holds values beyond ±${largestTarget}, too large for ml-xgboost's single precision; use the learner "boosting"`)
  }
}
