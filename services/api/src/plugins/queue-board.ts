import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { FastifyAdapter } from '@bull-board/fastify'
import type { Queues } from '@assay/runtime'
import type { FastifyInstance } from 'fastify'

/** Bull Board at `/queues`, for admins. */
export async function queueBoardRoutes (app: FastifyInstance, { raw }: Queues): Promise<void> {
  const serverAdapter = new FastifyAdapter().setBasePath('/queues')
  createBullBoard({
    queues: raw.map((queue) => new BullMQAdapter(queue)),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Assay', boardLogo: { path: '/icon.svg' }, favIcon: { default: '/icon.svg', alternative: '/icon.svg' } } }
  })
  // On to the API's own handler, which knows a missing key from a broken queue.
  serverAdapter.setErrorHandler((error) => { throw error })
  app.addHook('onRoute', (route) => { route.config = { ...route.config, role: 'admin' } })
  app.addHook('onRequest', async (_request, reply) => {
    // The board sets style attributes.
    reply.header('content-security-policy', "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; frame-ancestors 'none'")
  })
  // Its page asks another host for fonts, which the policy keeps away: without the link no browser complains.
  app.addHook('onSend', async (_request, _reply, payload) => typeof payload === 'string' ? payload.replace(/<link[^>]*\bfonts\.(?:googleapis|gstatic)\.com[^>]*>/g, '') : payload)
  await app.register(serverAdapter.registerPlugin(), { prefix: '/queues' })
}
