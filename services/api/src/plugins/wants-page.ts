import type { FastifyRequest } from 'fastify'

/** Browsers ask for pages first; programs ask for anything. */
export function wantsPage ({ headers }: FastifyRequest): boolean {
  return /\btext\/html\b/.test(headers.accept ?? '')
}
