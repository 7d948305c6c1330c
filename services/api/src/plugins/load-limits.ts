import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import { AppError } from '@assay/shared'
import type { FastifyInstance } from 'fastify'

/** Trainers on the same cores delay this loop by tenths of a second; only what is far beyond that is an overload. */
const maxEventLoopDelay = 5_000

export interface LoadLimits {
  /** For each key, or each address where there are no keys; undefined: no limit. */
  readonly requestsPerMinute: number | undefined
}

/** Turns requests away before they pile up. */
export async function limitLoad (app: FastifyInstance, { requestsPerMinute }: LoadLimits): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay,
    // A look between two turns of a busy loop has measured nothing, and is taken for an endless delay: looks are further apart than turns.
    sampleInterval: 2 * maxEventLoopDelay,
    pressureHandler: () => {
      throw new AppError('OVERLOADED', 'The API is far behind with its work; try again in a moment')
    }
  })
  if (requestsPerMinute === undefined) return
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: ({ apiKeyName, ip }) => apiKeyName ?? ip,
    errorResponseBuilder: (_request, { after }) => new AppError('TOO_MANY_REQUESTS', `More than ${requestsPerMinute} requests in a minute; try again in ${after}`)
  })
}
