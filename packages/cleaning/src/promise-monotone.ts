import { AppError, parseMonotone, type Problem } from '@assay/shared'
import type { Recipe } from '@assay/table'

/**
 * The problem with what its answers promise.
 *
 * @param asked columns as `writeMonotone` writes them
 * @throws {AppError} OPTION_INVALID where an answer cannot rise or fall with a column
 */
export function promiseMonotone (problem: Problem, asked: readonly string[], { inputs, outputs }: Recipe): Problem {
  if (asked.length === 0) return problem
  if (problem.kind === 'multiclass') throw invalid('Several classes have no order in which an answer could rise; leave "monotone" out')
  const monotone = asked.map(parseMonotone)
  for (const { column } of monotone) {
    if (outputs.some(({ name, kind, input }) => name === column && kind === 'number' && inputs[input]!.name === column)) continue
    const reason = inputs.some(({ name }) => name === column) ? 'is not read as numbers' : 'is not learnt from'
    throw invalid(`Column "${column}" ${reason}; leave it out of "monotone"`)
  }
  return { ...problem, monotone }
}

function invalid (detail: string): AppError {
  return new AppError('OPTION_INVALID', detail, { errors: [{ path: 'monotone', detail }] })
}
