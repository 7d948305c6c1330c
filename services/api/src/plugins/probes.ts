import { AppError } from '@assay/shared'
import { Type } from 'typebox'
import type { FastifyInstance } from 'fastify'
import { described } from '../described.ts'

const tags = ['Operation']
const statusOf = (status: string) => described(Type.Object({ status: Type.Literal(status) }))
const answerMilliseconds = 3_000

/** `/healthy`: the process is up. `/ready`: it can serve, because `ping` (Redis and the object store) answers. Open to all, so that they say no more. */
export function probeRoutes (app: FastifyInstance, ping: () => Promise<unknown>): void {
  const config = { role: 'open', quiet: true } as const
  app.get('/healthy', { config, schema: { tags, summary: 'The process is up', response: { 200: statusOf('healthy') } } }, async () => ({ status: 'healthy' }))
  app.get('/ready', { config, schema: { tags, summary: 'Redis and the object store answer', response: { 200: statusOf('ready') } } }, async () => {
    await withinTime(ping())
    return { status: 'ready' }
  })
}

async function withinTime (answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('STORE_UNREACHABLE', 'Redis or the object store takes too long to answer; check that both run')), answerMilliseconds)
  })
  try {
    await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
