import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'
import type { FastifyInstance } from 'fastify'

/** Pages load from here alone, and nothing frames them. Plain HTTP is served, so nothing asks for HTTPS. */
export function sendSecurityHeaders (app: FastifyInstance): void {
  const headers = headersOf(helmet({
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
  }))
  const ofPrograms = { 'x-content-type-options': headers['x-content-type-options']! }

  app.decorateReply('pageHeaders', function () { return this.headers(headers) })
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.routeOptions.config.forPrograms === true ? ofPrograms : headers)
    done()
  })
}

/** What a middleware sets is the same for every request: asked once, for asking takes longer than answering a row. */
function headersOf (middleware: ReturnType<typeof helmet>): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  const response = { setHeader: (name: string, value: string) => { headers[name.toLowerCase()] = value }, removeHeader: () => {} }
  middleware({} as IncomingMessage, response as unknown as ServerResponse, (error?: unknown) => { if (error !== undefined) throw error })
  return headers
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered to programs many times a second: headers for browsers are left out, unless `reply.pageHeaders()` adds them. */
    forPrograms?: boolean
  }
  interface FastifyReply { pageHeaders: () => FastifyReply }
}
