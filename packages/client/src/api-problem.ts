import type { ErrorCode, FieldError, ProblemDetails } from '@assay/shared'

/** The API refused, and says why. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: ErrorCode
  /** HTTP status. */
  readonly status: number
  /** The thing and the way out, in words; the message, too. */
  readonly detail: string
  /** What is wrong with which field of the input. */
  readonly errors: readonly FieldError[]

  constructor ({ code, status, detail, errors = [] }: Pick<ProblemDetails, 'code' | 'status' | 'detail' | 'errors'>) {
    super(detail)
    this.code = code
    this.status = status
    this.detail = detail
    this.errors = errors
  }
}

/** @returns the problem of an answer that is not ok, also when a proxy or another server wrote it */
export async function readProblem (response: Response): Promise<ApiProblem> {
  const { status, headers } = response
  if (headers.get('content-type')?.startsWith('application/problem+json') === true) return new ApiProblem(await response.json() as ProblemDetails)
  return new ApiProblem({ code: status < 500 ? 'BAD_REQUEST' : 'INTERNAL', status, detail: `${response.url} answered ${status} without saying why; is it Assay that answers there?` })
}
