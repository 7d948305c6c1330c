import { AppError } from '@assay/shared'
import type { FieldError } from '@assay/shared'
import { ApiProblem } from '../api-problem.ts'
import { ServerUnreachable } from '../server-unreachable.ts'
import { WrongUsage } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'

export interface Trouble {
  readonly exitCode: ExitCode
  /** Of the table of errors, or one of WRONG_USAGE, UNREACHABLE, INTERRUPTED. */
  readonly code: string
  readonly detail: string
  readonly errors?: readonly FieldError[]
}

/** What went wrong, and the way out, in words and as an exit code. */
export function describeTrouble (error: unknown, interrupted: AbortSignal): Trouble {
  if (interrupted.aborted) return { exitCode: exitCodes.interrupted, code: 'INTERRUPTED', detail: 'Interrupted; what the server was asked to do goes on (assay watch ID, assay cancel ID)' }
  if (error instanceof WrongUsage) return { exitCode: exitCodes.wrongUsage, code: 'WRONG_USAGE', detail: error.message }
  if (error instanceof ServerUnreachable) {
    return { exitCode: exitCodes.unreachable, code: 'UNREACHABLE', detail: `${error.message}. Start a server with npm start, or name another with --url or ASSAY_URL` }
  }
  if (error instanceof ApiProblem) {
    const { code, detail, errors } = error
    const advice = code === 'UNAUTHORIZED' || code === 'FORBIDDEN' ? ' (here: --key SECRET or ASSAY_KEY)' : ''
    return { exitCode: code === 'OPTION_INVALID' ? exitCodes.wrongUsage : exitCodes.failed, code, detail: `${detail}${advice}`, ...(errors.length > 0 && { errors }) }
  }
  if (error instanceof AppError) return { exitCode: exitCodes.failed, code: error.code, detail: error.message }
  return { exitCode: exitCodes.failed, code: 'INTERNAL', detail: error instanceof Error ? error.message : String(error) }
}
