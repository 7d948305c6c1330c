import { ApiProblem, readProblem } from './api-problem.ts'
import { ServerUnreachable } from './server-unreachable.ts'

export interface ServerAddress {
  /** Where the API listens: `http://127.0.0.1:5000`. */
  readonly url: string
  /** The secret of one of its keys, where keys are set. */
  readonly key?: string | undefined
  /** Ends whatever the client is doing. */
  readonly signal?: AbortSignal | undefined
}

/** What is appended as `?name=value`; a list is repeated, undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly query?: Query
  /** Sent as JSON. */
  readonly json?: unknown
  readonly body?: { readonly type: string, readonly bytes: Bytes }
  readonly signal?: AbortSignal
}

export type Bytes = Blob | ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string

/** Both throw {ApiProblem} when the API refuses, {ServerUnreachable} when there is no answer. */
export interface Connection {
  /** The answer, whose body has not been read. */
  readonly send: (path: string, options?: RequestOptions) => Promise<Response>
  readonly json: <T>(path: string, options?: RequestOptions) => Promise<T>
}

export function openConnection ({ url, key, signal: ending }: ServerAddress): Connection {
  const root = url.replace(/\/+$/, '')

  async function send (path: string, { method = 'GET', query = {}, json, body, signal }: RequestOptions = {}): Promise<Response> {
    const signals = [ending, signal].filter((one) => one !== undefined)
    const sent = json === undefined ? body : { type: 'application/json', bytes: JSON.stringify(json) }
    const response = await reaching(fetch(`${root}${path}${toQueryText(query)}`, {
      method,
      headers: { ...(key !== undefined && { authorization: `Bearer ${key}` }), ...(sent !== undefined && { 'content-type': sent.type }) },
      ...(sent !== undefined && { body: sent.bytes, duplex: 'half' }),
      signal: AbortSignal.any(signals)
    }))
    if (!response.ok) throw await reaching(readProblem(response))
    return response
  }

  async function json<T> (path: string, options?: RequestOptions): Promise<T> {
    const response = await send(path, options)
    const text = await reaching(response.text())
    try {
      return JSON.parse(text) as T
    } catch {
      throw new ApiProblem({ code: 'BAD_REQUEST', status: response.status, detail: `${response.url} did not answer JSON; is it Assay that answers there?` })
    }
  }

  async function reaching<T> (answer: Promise<T>): Promise<T> {
    try {
      return await answer
    } catch (error) {
      ending?.throwIfAborted()
      throw new ServerUnreachable(root, error)
    }
  }

  return { send, json }
}

function toQueryText (query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => valuesOf(value).map((text): [string, string] => [name, text]))
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

function valuesOf (value: Query[string]): readonly string[] {
  if (value === undefined) return []
  if (typeof value !== 'object') return [String(value)]
  // A lone text is split at its commas; of several each is taken whole.
  return value.length === 1 && value[0]!.includes(',') ? [value[0]!, value[0]!] : value
}
