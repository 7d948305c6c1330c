import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Log, Metrics, Queues } from '@assay/runtime'
import type { Storage } from '@assay/storage'
import { fastify, LogController } from 'fastify'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ApiConfig } from './config.ts'
import { consoleRoutes } from './console/routes.ts'
import { datasetRoutes } from './datasets/routes.ts'
import { modelRoutes } from './models/routes.ts'
import { pipelineRoutes } from './pipelines/routes.ts'
import { parseApiKeys, requireApiKeys } from './plugins/api-keys.ts'
import { metricsRoutes, observeRequests } from './plugins/http-telemetry.ts'
import { limitLoad } from './plugins/load-limits.ts'
import { describeRoutes, documentationRoutes } from './plugins/openapi.ts'
import { probeRoutes } from './plugins/probes.ts'
import { answerBrokenRequest, answerProblems, sendProblem } from './plugins/problem-details.ts'
import { queueBoardRoutes } from './plugins/queue-board.ts'
import { sessionRoutes } from './plugins/sessions.ts'
import { refuseOtherSites } from './plugins/same-origin.ts'
import { sendSecurityHeaders } from './plugins/security-headers.ts'
import { answerUnknownRoutes } from './plugins/unknown-routes.ts'
import { workerRoutes } from './plugins/worker-routes.ts'

export interface ApiDeps extends Pick<Storage, 'objects' | 'pipelines' | 'trials' | 'registry' | 'answerCounts' | 'ping'> {
  readonly config: Pick<ApiConfig, 'apiKeys' | 'maxDatasetBytes' | 'requestsPerMinute' | 'receiptDays'>
  readonly queues: Queues
  readonly metrics: Metrics
  readonly log: Log
  readonly now: () => Date
  /** Hears what other processes announce on channels of Redis. @returns ends the subscription */
  readonly subscribe: (channels: readonly string[], listener: (channel: string, message: string) => void) => Promise<() => Promise<void>>
}

export type ApiServer = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>

/** The API as a list of what it consists of; it does not listen yet. Routes are added last, so that every plugin sees them. */
export async function createApi (deps: ApiDeps): Promise<ApiServer> {
  const app: ApiServer = fastify({
    // Made by pino, whose type the word `Log` hides.
    loggerInstance: deps.log as Log & FastifyBaseLogger,
    // Lines say `reqId` themselves: a logger for each request costs as much as answering a row.
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 30 * 60_000,
    return503OnClosing: false,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 1000 },
    ajv: { customOptions: { coerceTypes: true, removeAdditional: false } },
    frameworkErrors: sendProblem,
    clientErrorHandler: answerBrokenRequest
  })
  app.removeContentTypeParser('text/plain')
  app.setSerializerCompiler(() => JSON.stringify)

  answerUnknownRoutes(app)
  answerProblems(app)
  observeRequests(app, deps.metrics)
  sendSecurityHeaders(app)
  const apiKeys = parseApiKeys(deps.config.apiKeys)
  requireApiKeys(app, apiKeys)
  refuseOtherSites(app)
  await describeRoutes(app)

  probeRoutes(app, deps.ping)
  metricsRoutes(app, deps.metrics)
  await app.register(async (limited: ApiServer) => {
    await limitLoad(limited, deps.config)
    await limited.register((scope: ApiServer) => datasetRoutes(scope, deps))
    await limited.register((scope: ApiServer) => pipelineRoutes(scope, deps))
    await limited.register((scope: ApiServer) => modelRoutes(scope, deps))
    sessionRoutes(limited, apiKeys)
    workerRoutes(limited, deps.queues)
    await limited.register((scope: ApiServer) => consoleRoutes(scope))
    await limited.register((scope: ApiServer) => documentationRoutes(scope))
  })
  await app.register((scope) => queueBoardRoutes(scope, deps.queues))
  return app
}
