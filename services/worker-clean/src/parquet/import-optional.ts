import { AppError } from '@assay/shared'

/**
 * Loads an optional dependency.
 *
 * @param use what it is needed for, as the subject of a sentence
 * @throws {AppError} PACKAGE_MISSING with the command that installs it
 */
export async function importOptional<Module> (name: string, use: string): Promise<Module> {
  try {
    return await import(name) as Module
  } catch (cause) {
    throw new AppError('PACKAGE_MISSING', `${use} is read with the optional package ${name}, which is not installed here; run "pnpm install" without --no-optional and start again, or send the table as CSV`, { cause })
  }
}
