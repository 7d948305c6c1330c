import type { S3Client } from '@aws-sdk/client-s3'
import { AppError } from '@assay/shared'
import { notFound } from './object-key.ts'

const requestMilliseconds = 60_000

/** The client's `send`, ended after a minute, with its errors told in our words. */
export function sendWithin (client: S3Client): Send {
  return async (command, subject, signal) => {
    const deadline = AbortSignal.timeout(requestMilliseconds)
    try {
      return await client.send(command as never, { abortSignal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]) }) as never
    } catch (error) {
      throw storeTrouble(error, subject)
    }
  }
}

export type Send = <Output>(command: Command<Output>, subject: string, signal?: AbortSignal) => Promise<Output>

interface Command<Output> { readonly resolveMiddleware: (...args: never[]) => (...args: never[]) => Promise<{ output: Output }> }

/** @param subject the key that was asked for, or what else the request was about */
export function storeTrouble (error: unknown, subject: string): AppError {
  if (error instanceof AppError) return error
  const { name, message, $metadata } = error as { name: string, message: string, $metadata?: { httpStatusCode?: number } }
  if (name === 'NoSuchKey' || name === 'NotFound') return notFound(subject)
  const reason = name === 'AbortError' || name === 'TimeoutError' ? 'no answer in time' : `${name}: ${message}`
  return new AppError('STORE_UNREACHABLE', `the object store failed on ${subject} (${reason}${$metadata?.httpStatusCode === undefined ? '' : `, status ${$metadata.httpStatusCode}`}); check OBJECTS_URL, the bucket and its keys`, { cause: error })
}
