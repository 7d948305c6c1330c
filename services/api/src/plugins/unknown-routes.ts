import { AppError } from '@assay/shared'
import type { FastifyInstance } from 'fastify'

/** Answers a path that is not there with 404, and a method that its path does not have with 405 and `Allow`. Call it before routes are added. */
export function answerUnknownRoutes (app: FastifyInstance): void {
  const methodsOfPath = new Map<string, { readonly pattern: RegExp, readonly methods: Set<string> }>()

  app.addHook('onRoute', ({ url, method }) => {
    const route = methodsOfPath.get(url) ?? { pattern: patternOf(url), methods: new Set() }
    for (const one of [method].flat()) route.methods.add(one)
    methodsOfPath.set(url, route)
  })

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!
    const allowed = new Set([...methodsOfPath.values()].filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods]))
    if (allowed.size === 0) throw new AppError('NOT_FOUND', `There is nothing at ${path}; /docs lists what there is`)
    const allow = [...allowed].sort().join(', ')
    reply.header('allow', allow)
    throw new AppError('METHOD_NOT_ALLOWED', `${path} does not answer ${request.method}; it answers ${allow}`)
  })
}

/** `/models/:name/form` → what its paths look like; `*` stands for any rest. */
function patternOf (url: string): RegExp {
  const source = url.split('/').map((segment) => {
    if (segment.startsWith(':')) return '[^/]+'
    return segment === '*' ? '.*' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${source.join('/')}$`)
}
