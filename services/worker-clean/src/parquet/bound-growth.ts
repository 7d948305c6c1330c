import { AppError } from '@assay/shared'

const maxRatio = 200
/** Small results are let through whatever their ratio. */
const freeBytes = 32 << 20

/**
 * Counts what a file becomes: a few bytes of Parquet can say that there are billions of equal cells, real tables grow 3 to 50 times.
 *
 * @returns to be called with each chunk's bytes; it throws DATASET_TOO_LARGE
 */
export function boundGrowth (fileBytes: number): (bytes: number) => void {
  let total = 0
  return (bytes) => {
    total += bytes
    if (total > freeBytes && total > maxRatio * fileBytes) {
      throw new AppError('DATASET_TOO_LARGE', `The Parquet file grows more than ${maxRatio} times when it is read; send it as CSV if that is meant`)
    }
  }
}
