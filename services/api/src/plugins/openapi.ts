import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'

/** Collects the description of the routes added after it. */
export async function describeRoutes (app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Assay', version: '0.1.0', description: 'Post a CSV, get a model you can trust, served. Errors are `application/problem+json` (RFC 9457).' },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A secret of API_KEYS, where keys are set' } } },
      security: [{}, { key: [] }],
      tags: ['Datasets', 'Pipelines', 'Models', 'Predictions', 'Operation'].map((name) => ({ name }))
    }
  })
}

/** `/openapi.json`, and `/docs` for people; its script comes from here, never from another host. */
export async function documentationRoutes (app: FastifyInstance): Promise<void> {
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  app.addHook('onRequest', async (_request, reply) => {
    // The reference sets style attributes and opens its page by an inline script.
    reply.header('content-security-policy', "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'")
  })
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: { url: '/openapi.json', pageTitle: 'Assay API', withDefaultFonts: false, telemetry: false, hideClientButton: true, showDeveloperTools: 'never', agent: { disabled: true } }
  })
}

/** For schemas that only describe: the handler reads and checks the input itself. */
export const documentOnly = () => (): true => true
