import { AppError } from '@assay/shared'
import type { FastifyInstance } from 'fastify'

const answerMilliseconds = 3_000

/** `/healthy`: the process is up. `/ready`: it can serve, because `ping` (Redis and the object store) answers. Open to all, so that they say no more. */
export function probeRoutes (app: FastifyInstance, ping: () => Promise<unknown>): void {
  const options = { config: { role: 'open', quiet: true }, schema: { tags: ['Operation'] } } as const
  app.get('/healthy', options, async () => ({ status: 'healthy' }))
  app.get('/ready', options, async () => {
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
