import type { Metrics } from '@assay/runtime'
import type { FastifyInstance } from 'fastify'

/** One log line and one observation for each answer. */
export function observeRequests (app: FastifyInstance, { httpRequestDurationSeconds }: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { config, url } = request.routeOptions
    const milliseconds = Math.round(reply.elapsedTime * 1000) / 1000
    const level = config.quiet === true && reply.statusCode < 400 ? 'debug' : 'info'
    request.log[level]({ reqId: request.id, method: request.method, url: request.url, status: reply.statusCode, milliseconds, ...(request.apiKeyName !== null && { key: request.apiKeyName }) }, 'answered')
    if (config.endless !== true) {
      httpRequestDurationSeconds.observe({ method: request.method, route: url ?? 'unknown', code: String(reply.statusCode) }, milliseconds / 1000)
    }
    done()
  })
}

export function metricsRoutes (app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', { config: { quiet: true }, schema: { hide: true } }, async (_request, reply) => {
    return reply.type(metrics.contentType).send(await metrics.text())
  })
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked for all the time by machines: what goes well is logged at level debug. */
    quiet?: boolean
    /** An answer that lasts as long as its client stays: no measure of speed. */
    endless?: boolean
  }
}
