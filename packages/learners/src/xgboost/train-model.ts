import { AppError } from '@assay/shared'
import type { XgboostModule } from './open-library.ts'

export interface LibraryTask {
  /** All rows × width, row-major, as `toLibraryFeature` gives them. */
  readonly features: Float32Array
  readonly width: number
  /** One entry a row. */
  readonly target: Float64Array
  /** Rows to learn from. */
  readonly rows: Uint32Array
  readonly params: ReadonlyMap<string, string>
  readonly rounds: number
  /** Called before each block of rows and each round; throws to stop. */
  readonly checkStop: () => void
}

/**
 * Trains in the library, whose memory is as it was on every way out.
 * The matrix is placed on the library's heap: its public `train` passes it through a stack of 5 MB.
 *
 * @returns the model in XGBoost's binary format
 * @throws {AppError} CANCELLED, LEARNER_UNSUITABLE when the heap is too small
 */
export function trainModel (library: XgboostModule, { features, width, target, rows, params, rounds, checkStop }: LibraryTask): Uint8Array {
  const model = withAllocated(library, rows.length * width * 4, (matrix) => withAllocated(library, rows.length * 4, (labels) => {
    rows.forEach((row, i) => {
      if (i % rowsBetweenAsking === 0) checkStop()
      library.HEAPF32.set(features.subarray(row * width, (row + 1) * width), matrix / 4 + i * width)
      library.HEAPF32[labels / 4 + i] = target[row]!
    })
    return library._create_model(matrix, labels, rows.length, width)
  }))
  try {
    for (const [name, value] of params) library.ccall('set_param', null, ['number', 'string', 'string'], [model, name, value])
    for (let round = 0; round < rounds; round++) {
      checkStop()
      library._train_full_model(model, 1)
    }
    const bytes = library._save_model(model)
    return withAllocated(library, bytes, (content) => {
      library._get_file_content(content, bytes)
      return library.HEAPU8.slice(content, content + bytes)
    })
  } finally {
    library._free_memory_model(model)
  }
}

const rowsBetweenAsking = 4096

/** @throws {AppError} LEARNER_UNSUITABLE */
export function withAllocated<T> (library: XgboostModule, bytes: number, use: (pointer: number) => T): T {
  const pointer = bytes > 0 ? library._malloc(bytes) : 0
  if (pointer === 0) throw new AppError('LEARNER_UNSUITABLE', `ml-xgboost has no ${bytes} bytes of memory left; use the learner "boosting"`)
  try {
    return use(pointer)
  } finally {
    library._free(pointer)
  }
}
