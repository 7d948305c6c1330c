import { AppError } from '@assay/shared'

/**
 * Loads an optional dependency.
 *
 * @param use what it is needed for, as the subject of a sentence
 * @throws {AppError} CSV_INVALID with the way out when it is not installed
 */
export async function importOptional<Module> (name: string, use: string): Promise<Module> {
  try {
    return await import(name) as Module
  } catch (cause) {
    throw new AppError('CSV_INVALID', `${use} is read with the optional package ${name}, which is not installed here; install the optional dependencies too, or send the table as CSV`, { cause })
  }
}
