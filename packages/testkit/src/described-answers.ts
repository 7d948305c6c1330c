import { Compile } from 'typebox/schema'

/** `/openapi.json`, as far as answers are concerned. */
export interface OpenApi { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, DescribedResponse>> }>>>> }
interface DescribedResponse { readonly content?: Readonly<Record<string, { readonly schema: object }>> }

export interface Answered {
  /** As the description writes it: `/models/{name}`. */
  readonly path: string
  readonly method?: string
  readonly status?: number
  readonly answer: unknown
}

/** @returns where a JSON answer is not what is described, or holds what is not; empty when it is all described */
export function undescribed ({ paths }: OpenApi, { path, method = 'GET', status = 200, answer }: Answered): readonly unknown[] {
  const schema = paths[path]?.[method.toLowerCase()]?.responses[status]?.content?.['application/json']?.schema
  if (schema === undefined) return [`${method} ${path} has no description of its answer ${status}`]
  return Compile(closed(schema) as object).Errors(answer)[1]
}

/** The schema under which what is not described is not allowed. */
function closed (schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]))
  return 'properties' in schema ? { ...parts, additionalProperties: false } : parts
}
