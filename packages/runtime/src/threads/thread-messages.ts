import type { ErrorRecord } from '@assay/shared'

/** To a thread: one request, and the flag that asks it to stop (an Int32 that is not 0). */
export interface ThreadOrder<Request> { readonly request: Request, readonly stop: SharedArrayBuffer }

/** From a thread: any number of messages, then one answer or one error. */
export type ThreadReply<Response> =
  | { readonly kind: 'message', readonly message: unknown }
  | { readonly kind: 'response', readonly response: Response }
  | { readonly kind: 'error', readonly error: ErrorRecord }
