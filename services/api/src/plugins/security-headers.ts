import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/** Pages load from here alone, and nothing frames them. Plain HTTP is served, so nothing asks for HTTPS. */
export async function sendSecurityHeaders (app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"]
      }
    }
  })
}
