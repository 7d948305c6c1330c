import { AppError } from '@assay/shared'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ApiServer } from '../api.ts'
import { bearerChallenge, sendProblem } from '../plugins/problem-details.ts'
import { takesGzip } from '../plugins/takes-gzip.ts'
import { wantsPage } from '../plugins/wants-page.ts'
import { readAssets } from './read-assets.ts'
import type { Asset } from './read-assets.ts'

/** A year: what has a hash of its content in its name never changes. */
const forEver = 'public, max-age=31536000, immutable'

/** The console: its page, and beside it the files that the page loads, from nowhere else. */
export async function consoleRoutes (app: ApiServer): Promise<void> {
  const assets = readAssets()
  const page = assets.get('/index.html')!

  // Scripts and styles hold no secret: a browser without a key loads them to ask for one.
  const open = { config: { quiet: true, role: 'open' }, schema: { hide: true } } as const
  app.get('/assets/*', open, async (request, reply) => {
    const asset = assets.get(request.url.split('?', 1)[0]!)
    if (asset === undefined) throw new AppError('NOT_FOUND', `There is no ${request.url}; the page at / names what there is, load it again`)
    return send(asset, request, reply)
  })
  // Browsers ask for the second on pages that name no icon.
  for (const path of ['/icon.svg', '/favicon.ico']) app.get(path, open, async (request, reply) => send(assets.get('/icon.svg')!, request, reply))

  app.get('/', {
    config: { quiet: true },
    schema: { hide: true },
    // People without a key are shown where to enter one.
    errorHandler (error, request, reply) {
      if (!(error instanceof AppError) || error.code !== 'UNAUTHORIZED' || !wantsPage(request)) return sendProblem(error, request, reply)
      reply.code(401).header('www-authenticate', bearerChallenge)
      send(page, request, reply)
    }
  }, async (request, reply) => send(page, request, reply))
}

function send ({ type, bytes, gzipped, hashed }: Asset, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const zip = gzipped !== null && takesGzip(headers)
  reply.type(type).header('cache-control', hashed ? forEver : 'no-cache').header('vary', 'accept-encoding')
  if (zip) reply.header('content-encoding', 'gzip')
  return reply.send(zip ? gzipped : bytes)
}
