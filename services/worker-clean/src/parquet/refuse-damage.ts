import { AppError } from '@assay/shared'

/** @throws {AppError} CSV_INVALID for whatever a Parquet file's bytes make the library throw; errors that have a code pass on */
export async function refuseDamage<T> (read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('CSV_INVALID', `The Parquet file cannot be read (${reason}); write it again, or send the table as CSV`, { cause })
  }
}
