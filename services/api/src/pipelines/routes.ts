import { Readable } from 'node:stream'
import { AppError, objectKeys, redisKeys } from '@assay/shared'
import type { CleaningRecord, Leaderboard, PipelineOrder } from '@assay/shared'
import { rankTrials } from '@assay/scoring'
import type { Prepared } from '@assay/model'
import { findDocument } from '@assay/storage'
import type { LivePipeline, PipelineRecord } from '@assay/storage'
import { Type } from 'typebox'
import type { ApiDeps, ApiServer } from '../api.ts'
import { describeDataset, readDataset } from '../datasets/dataset-record.ts'
import { contentOf } from '../described.ts'
import { ListQuery, pageOf } from '../list-page.ts'
import { documentOnly } from '../plugins/openapi.ts'
import { cancelPipeline } from './cancel-pipeline.ts'
import { createDescribePipeline, metricOf } from './describe-pipeline.ts'
import { createPipelineChanges } from './pipeline-changes.ts'
import { pipelineOptions, readPipelineOptions } from './pipeline-options.ts'
import { LeaderboardAnswer, PipelineAnswer, PipelinesAnswer, StartedAnswer, TrialsAnswer } from './schemas.ts'
import { createStartPipeline } from './start-pipeline.ts'
import { toEventStream, watchPipeline } from './watch-pipeline.ts'

const PipelineParams = Type.Object({ id: Type.String() })
const tags = ['Pipelines']

export async function pipelineRoutes (app: ApiServer, deps: ApiDeps): Promise<void> {
  const { objects, pipelines, trials, subscribe } = deps
  const startPipeline = createStartPipeline(deps)
  const describe = createDescribePipeline(deps)
  const changes = createPipelineChanges()
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())
  const unsubscribe = await subscribe([redisKeys.pipelineChannel], (_channel, id) => changes.announce(id))
  app.addHook('onClose', unsubscribe)

  /** @throws {AppError} PIPELINE_NOT_FOUND, for texts that cannot be an id too */
  async function readPipeline (id: string): Promise<PipelineRecord> {
    if (!/^[0-9A-Za-z-]{1,64}$/.test(id)) throw new AppError('PIPELINE_NOT_FOUND', `There is no pipeline "${id}"; GET /pipelines lists those there are`)
    return pipelines.read(id)
  }

  app.post('/pipelines', {
    validatorCompiler: documentOnly,
    schema: {
      tags,
      summary: 'Run other options on a stored dataset',
      body: Type.Object({
        datasetId: Type.String(),
        ...Object.fromEntries(Object.entries(pipelineOptions).map(([name, { schema }]) => [name, name === 'target' ? schema : Type.Optional(schema)]))
      }),
      response: { 200: StartedAnswer, 202: StartedAnswer }
    }
  }, async ({ body }, reply) => {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new AppError('BAD_REQUEST', 'The body has to be one JSON object, such as {"datasetId": "…", "target": "Attrition"}')
    }
    const given = new Map<string, unknown>(Object.entries(body))
    const datasetId = given.get('datasetId')
    given.delete('datasetId')
    if (typeof datasetId !== 'string') {
      throw new AppError('OPTION_INVALID', '"datasetId" is required: the id of a stored dataset', { errors: [{ path: 'datasetId', detail: 'is required' }] })
    }
    const options = readPipelineOptions(given)
    const dataset = await readDataset(objects, datasetId)
    const { id, created } = await startPipeline({ datasetId, options, defaultName: dataset.name })
    reply.code(created ? 202 : 200).header('location', `/pipelines/${id}`)
    return { dataset: describeDataset(dataset), pipeline: await describe(id) }
  })

  app.get('/pipelines', { schema: { tags, summary: 'Pipelines, newest first', querystring: ListQuery, response: { 200: PipelinesAnswer } } }, async ({ query }) => {
    const { items, ...rest } = pageOf(await pipelines.list(), (id) => id, query)
    return { items: await Promise.all(items.map(describe)), ...rest }
  })

  app.get('/pipelines/:id', { schema: {
      tags,
      summary: 'One pipeline',
      description: '`options` is all that was asked for: with `datasetId` beside it, a body of `POST /pipelines`. Where they apply: `cancelling` (it was asked to stop, and has not yet ended), `searchCut` `{ trials, reason }` (the search ended before its last trial), `warnings` (what limits how far its models are to be believed).',
      params: PipelineParams,
      response: { 200: PipelineAnswer }
    }
  }, async ({ params }) => {
    await readPipeline(params.id)
    return describe(params.id)
  })

  app.get('/pipelines/:id/trials', { schema: {
      tags,
      summary: 'Trials by number',
      description: 'An ended trial holds what its row of the leaderboard does, `rungs` and `outOfBag` included.',
      params: PipelineParams,
      querystring: ListQuery,
      response: { 200: TrialsAnswer }
    }
  }, async ({ params, query }) => {
    const { order } = await readPipeline(params.id)
    return pageOf(await trials.list(order.id, order.options.trials), ({ number }) => String(number), query)
  })

  app.get('/pipelines/:id/leaderboard', { schema: {
      tags,
      summary: 'Ended trials, best first; those as good as the best are ties',
      description: 'Once the search has ended: `verdict` (what the board says in words) and `verdictLines` (the same in fields), `ensemble` (the one that was tried, kept or not) and `searchCut` (where the search ended before its last trial), the last two null where there is none. On large tables `rungs` of a row are its scores after learning from growing shares of the rows. Of forests that draw rows, `outOfBag` is the metric on each fold\'s training rows, each answered by the trees grown without it: a check of `folds`, by which no trial is ranked, and too good where rows repeat, come in groups or follow each other in time.',
      params: PipelineParams,
      response: { 200: LeaderboardAnswer }
    }
  }, async ({ params }) => {
    const { order, live } = await readPipeline(params.id)
    return (await findDocument<Leaderboard>(objects, objectKeys.leaderboard(order.id))) ?? rankLive(order, live)
  })

  async function rankLive (order: PipelineOrder, { searchCut }: Pick<LivePipeline, 'searchCut'>): Promise<Leaderboard> {
    const [cleaning, prepared] = await Promise.all([
      findDocument<CleaningRecord>(objects, objectKeys.cleaning(order.id)), findDocument<Prepared>(objects, objectKeys.prepared(order.id))
    ])
    const metric = metricOf(order, cleaning)
    if (metric === undefined) return { items: [] }
    const listed = await trials.list(order.id, order.options.trials)
    return { items: rankTrials(listed.slice(0, searchCut?.trials), metric, prepared?.validation), metric }
  }

  app.get('/pipelines/:id/events', {
    exposeHeadRoute: false,
    config: { endless: true },
    schema: { tags, summary: 'Server-sent events `pipeline` and `trial`, until after the last state', params: PipelineParams, response: { 200: contentOf('text/event-stream', 'Each event’s data is the JSON of the pipeline, or of one trial') } }
  }, async (request, reply) => {
    const { order } = await readPipeline(request.params.id)
    const gone = new AbortController()
    request.raw.socket.once('close', () => gone.abort())
    const signal = AbortSignal.any([gone.signal, closing.signal])
    const events = watchPipeline({
      look: async () => ({ pipeline: await describe(order.id), trials: await trials.list(order.id, order.options.trials) }),
      nextChange: (milliseconds) => changes.next(order.id, milliseconds, signal),
      signal
    })
    // Closed with its stream: an idle connection would hold up the server's end.
    reply.type('text/event-stream').header('cache-control', 'no-store').header('x-accel-buffering', 'no').header('connection', 'close')
    return reply.send(Readable.from(toEventStream(events)))
  })

  app.post('/pipelines/:id/cancel', { schema: {
      tags,
      summary: 'Stop a pipeline; what has ended stays as it ended',
      description: 'No trial runs any more a second later. While a model is made of the best one so far, `cancelling` is true and `stage` is `evaluate`; then the state is `cancelled`, with a `result` when a trial had ended.',
      params: PipelineParams,
      response: { 202: PipelineAnswer }
    }
  }, async ({ params }, reply) => {
    await readPipeline(params.id)
    await cancelPipeline(deps, params.id)
    reply.code(202)
    return describe(params.id)
  })
}
