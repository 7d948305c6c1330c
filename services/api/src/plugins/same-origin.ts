import { AppError } from '@assay/shared'
import type { FastifyInstance } from 'fastify'

/**
 * Refuses changes that a page of another site makes a browser send: forms and simple fetches reach a server on loopback
 * without asking, and carry the browser's credentials.
 *
 * @see https://www.w3.org/TR/fetch-metadata/ (`Sec-Fetch-Site`; clients other than browsers do not send it)
 */
export function refuseOtherSites (app: FastifyInstance): void {
  app.addHook('onRequest', ({ method, headers }, _reply, done) => {
    const site = headers['sec-fetch-site']
    if (site === undefined || site === 'same-origin' || site === 'none') return done()
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return done()
    throw new AppError('FORBIDDEN', 'A page of another site asked for this change; send the request from Assay\'s own pages or from a program')
  })
}
