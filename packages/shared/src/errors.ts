/**
 * Foreseen trouble: a code of one table, and a detail that names the thing and the way out.
 *
 * `status` is the HTTP status at the API's edge; `retryable` says whether the queue may try the job again.
 */
export const errorTable = {
  // what a client sent
  BAD_REQUEST: { status: 400, retryable: false, title: 'The request cannot be read' },
  UNAUTHORIZED: { status: 401, retryable: false, title: 'A key is needed' },
  FORBIDDEN: { status: 403, retryable: false, title: 'The key does not allow this' },
  NOT_FOUND: { status: 404, retryable: false, title: 'There is nothing here' },
  DATASET_NOT_FOUND: { status: 404, retryable: false, title: 'Unknown dataset' },
  PIPELINE_NOT_FOUND: { status: 404, retryable: false, title: 'Unknown pipeline' },
  MODEL_NOT_FOUND: { status: 404, retryable: false, title: 'Unknown model' },
  VERSION_NOT_FOUND: { status: 404, retryable: false, title: 'Unknown model version' },
  PREDICTION_NOT_FOUND: { status: 404, retryable: false, title: 'Unknown prediction' },
  NOT_READY: { status: 409, retryable: false, title: 'Not there yet' },
  CONFLICT: { status: 409, retryable: true, title: 'The state has changed' },
  METHOD_NOT_ALLOWED: { status: 405, retryable: false, title: 'The method is not allowed' },
  DATASET_TOO_LARGE: { status: 413, retryable: false, title: 'The dataset is too large' },
  BODY_TOO_LARGE: { status: 413, retryable: false, title: 'The body is too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, retryable: false, title: 'The body is of a type that is not read here' },
  OPTION_INVALID: { status: 422, retryable: false, title: 'An option is not valid' },
  ROW_INVALID: { status: 422, retryable: false, title: 'A row cannot be read' },
  TOO_MANY_REQUESTS: { status: 429, retryable: true, title: 'Too many requests' },
  // what a dataset holds
  DATASET_EMPTY: { status: 422, retryable: false, title: 'The dataset holds no rows' },
  CSV_INVALID: { status: 422, retryable: false, title: 'The file cannot be read as a table' },
  TARGET_NOT_FOUND: { status: 422, retryable: false, title: 'The target is not a column' },
  TARGET_UNUSABLE: { status: 422, retryable: false, title: 'The target cannot be learnt' },
  COLUMN_NOT_FOUND: { status: 422, retryable: false, title: 'Unknown column' },
  NO_FEATURES: { status: 422, retryable: false, title: 'No column is left to learn from' },
  LEAK_SUSPECTED: { status: 422, retryable: false, title: 'A column gives the answer away' },
  // what happens while training
  LEARNER_UNSUITABLE: { status: 422, retryable: false, title: 'The learner cannot learn this' },
  FIT_DIVERGED: { status: 500, retryable: false, title: 'Fitting did not converge to numbers' },
  TRIAL_DIED: { status: 500, retryable: false, title: 'The worker died while running this trial' },
  THREAD_DIED: { status: 500, retryable: true, title: 'A thread ended without an answer' },
  NO_TRIAL_COMPLETED: { status: 500, retryable: false, title: 'No trial completed' },
  CANCELLED: { status: 409, retryable: false, title: 'Cancelled' },
  // what a deployment lacks
  CONFIG_INVALID: { status: 500, retryable: false, title: 'The configuration is not valid' },
  PACKAGE_MISSING: { status: 501, retryable: false, title: 'An optional package is not installed' },
  OBJECT_NOT_FOUND: { status: 404, retryable: false, title: 'No such object' },
  OBJECT_DAMAGED: { status: 500, retryable: false, title: 'A stored object is damaged' },
  REVISION_UNSUPPORTED: { status: 500, retryable: false, title: 'A stored object is of another revision' },
  STORE_UNREACHABLE: { status: 503, retryable: true, title: 'The object store does not answer' },
  QUEUE_UNREACHABLE: { status: 503, retryable: true, title: 'Redis does not answer' },
  OVERLOADED: { status: 503, retryable: true, title: 'The server is busy' },
  INTERNAL: { status: 500, retryable: true, title: 'Something unforeseen went wrong' }
} as const satisfies Record<string, { status: number, retryable: boolean, title: string }>

export type ErrorCode = keyof typeof errorTable

/** One fault of one field, as `errors` of a problem document lists it. */
export interface FieldError { readonly path: string, readonly detail: string }

export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly errors: readonly FieldError[]

  /** @param detail names the thing and the way out: *column "age" holds no number; choose another target* */
  constructor (code: ErrorCode, detail: string, options: { cause?: unknown, errors?: readonly FieldError[] } = {}) {
    super(detail, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.errors = options.errors ?? []
  }
}

/** The same trouble across a thread or a queue, where classes do not travel. */
export interface ErrorRecord { readonly code: ErrorCode, readonly detail: string, readonly errors?: readonly FieldError[] }

export function toErrorRecord (error: unknown): ErrorRecord {
  if (error instanceof AppError) {
    return { code: error.code, detail: error.message, ...(error.errors.length > 0 && { errors: error.errors }) }
  }
  return { code: 'INTERNAL', detail: error instanceof Error ? error.message : String(error) }
}

export function fromErrorRecord ({ code, detail, errors }: ErrorRecord): AppError {
  return new AppError(code, detail, errors === undefined ? {} : { errors })
}
