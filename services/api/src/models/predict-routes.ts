import { AppError } from '@assay/shared'
import { Type } from 'typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readCsvRows } from '@assay/table'
import type { PredictOptions } from '@assay/model'
import type { CsvRows, Row } from '@assay/table'
import type { ApiDeps, ApiServer } from '../api.ts'
import type { LiveAnswers } from '../live/open-live-answers.ts'
import { PredictReply } from '../live/schemas.ts'
import type { ChampionCache } from './champion-cache.ts'
import { wantsPage } from '../plugins/wants-page.ts'
import { formPage } from './form.ts'
import { predictRows } from './predict.ts'
import { readFormRow, readJsonRows } from './read-rows.ts'
import type { ServedModel } from './served-model.ts'
import { writeAnswers } from './write-answers.ts'

const PredictQuery = Type.Object({
  model: Type.Optional(Type.String({ description: 'By default the model promoted last' })),
  version: Type.Optional(Type.Integer({ minimum: 1, description: 'By default the champion' })),
  explain: Type.Boolean({ default: false, description: 'Adds contributions of the columns' }),
  conformal: Type.Boolean({ default: false, description: 'Adds to a class its `set` of labels that are likely enough, and `abstain` where that is not one label: ask a person. Values always have their `interval`' })
}, { additionalProperties: false })

const schema = {
  tags: ['Predictions'],
  summary: 'Answer a row, up to 1,000 rows, a CSV, or a form',
  consumes: ['application/json', 'text/csv', 'application/x-www-form-urlencoded'],
  response: { 200: PredictReply }
}
const config = { role: 'read', quiet: true, forPrograms: true, accepts: ['application/json', 'text/csv', 'application/x-www-form-urlencoded'] } as const
/** In bytes: a batch is held in memory, as rows and as answers. */
const largestCsv = 16 * 1024 * 1024

export async function predictRoutes (app: ApiServer, { champions, live, metrics }: Pick<ApiDeps, 'metrics'> & { readonly champions: ChampionCache, readonly live: LiveAnswers }): Promise<void> {
  // Bodies are read here: the framework's JSON refuses a column called `__proto__`, and a form is a row of texts.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: 8 * 1024 * 1024 }, (_request: FastifyRequest, text: string, done) => { done(null, { format: 'json', text }) })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request: FastifyRequest, text: string, done) => { done(null, { format: 'form', text }) })
  app.addContentTypeParser(['text/csv', 'application/csv'], { parseAs: 'buffer', bodyLimit: largestCsv }, async (_request: FastifyRequest, bytes: Buffer) => ({ format: 'csv', bytes }))

  app.addHook('onRequest', ({ headers }, _reply, done) => {
    const encoding = headers['content-encoding'] ?? 'identity'
    if (encoding === 'identity') return done()
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', `Rows in the content encoding "${encoding}" are not read here; send them as they are`)
  })

  app.post('/predict', { config, schema: { ...schema, querystring: PredictQuery } }, async (request, reply) => {
    const { model, version, ...options } = request.query
    return answer(await champions.get(model, version), request.body as Body, { options, request, reply })
  })

  app.post('/models/:name/predict', {
    config,
    schema: { ...schema, params: Type.Object({ name: Type.String() }), querystring: Type.Omit(PredictQuery, ['model'], { additionalProperties: false }) }
  }, async (request, reply) => {
    const { version, ...options } = request.query
    return answer(await champions.get(request.params.name, version), request.body as Body, { options, request, reply })
  })

  async function answer (model: ServedModel, body: Body, { options, request, reply }: AnswerOptions): Promise<unknown> {
    const { name, version, artifact } = model
    reply.header('x-model', encodeURIComponent(name)).header('x-model-version', version)
    if (body.format === 'csv') {
      const csv = readCsvRows(body.bytes)
      const predictions = await predictRows(model, namedRows(csv), options)
      metrics.predictionsTotal.inc({ format: 'csv' }, predictions.length)
      reply.type('text/csv; charset=utf-8')
      return writeAnswers(csv, predictions, { problem: artifact.problem, explained: options.explain ? artifact.recipe.inputs.map(({ name: column }) => column) : [], withSets: options.conformal })
    }
    if (body.format === 'form') {
      const values = readFormRow(body.text)
      const prediction = model.predictRow(values, options)
      metrics.predictionsTotal.inc({ format: 'form' })
      if (!wantsPage(request)) return reply.type(jsonType).send(live.keep(model, JSON.stringify(Object.fromEntries(values)), [prediction], options))
      reply.pageHeaders().type('text/html; charset=utf-8')
      return formPage({ model: name, version, artifact, values, prediction })
    }
    const rows = readJsonRows(body.text)
    const predictions = isRows(rows) ? await predictRows(model, rows, options) : [model.predictRow(rows, options)]
    metrics.predictionsTotal.inc({ format: 'json' }, predictions.length)
    return reply.type(jsonType).send(live.keep(model, body.text, predictions, options))
  }
}

type Body = { readonly format: 'json' | 'form', readonly text: string } | { readonly format: 'csv', readonly bytes: Uint8Array }
interface AnswerOptions { readonly options: Required<PredictOptions>, readonly request: FastifyRequest, readonly reply: FastifyReply }

function * namedRows ({ names, rows }: CsvRows): Generator<Row> {
  for (const row of rows) yield new Map(names.map((name, column) => [name, row[column]!]))
}

const jsonType = 'application/json; charset=utf-8'

const isRows = (rows: Row | readonly Row[]): rows is readonly Row[] => Array.isArray(rows)
