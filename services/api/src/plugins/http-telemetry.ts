import type { Metrics } from '@assay/runtime'
import type { FastifyInstance } from 'fastify'

/** One log line and one observation for each answer. */
export function observeRequests (app: FastifyInstance, { httpRequestDurationSeconds }: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const { config, url } = request.routeOptions
    const milliseconds = Math.round(reply.elapsedTime * 1000) / 1000
    const line = { method: request.method, url: request.url, status: reply.statusCode, milliseconds, ...(request.apiKeyName !== null && { key: request.apiKeyName }) }
    if (config.quiet === true) request.log.debug(line, 'answered')
    else request.log.info(line, 'answered')
    if (config.endless === true) return
    httpRequestDurationSeconds.observe({ method: request.method, route: url ?? 'unknown', code: String(reply.statusCode) }, milliseconds / 1000)
  })
}

export function metricsRoutes (app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', { config: { quiet: true }, schema: { hide: true } }, async (_request, reply) => {
    return reply.type(metrics.contentType).send(await metrics.text())
  })
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked for all the time by machines: logged at level debug. */
    quiet?: boolean
    /** An answer that lasts as long as its client stays: no measure of speed. */
    endless?: boolean
  }
}
