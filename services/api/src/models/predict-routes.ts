import { AppError } from '@assay/shared'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Artifact, PredictOptions } from '@assay/model'
import type { Row } from '@assay/table'
import type { ApiDeps, ApiServer } from '../api.ts'
import { answerStream } from '../batches/answer-stream.ts'
import { openBatches } from '../batches/open-batches.ts'
import { discardRest } from '../datasets/discard-rest.ts'
import type { LiveAnswers } from '../live/open-live-answers.ts'
import { PredictReply } from '../live/schemas.ts'
import { createAnswerTogether } from './answer-together.ts'
import type { ChampionCache } from './champion-cache.ts'
import { readerLanguage } from '../plugins/reader-language.ts'
import { wantsPage } from '../plugins/wants-page.ts'
import { formPage } from './form.ts'
import type { FormPage } from './form.ts'
import { formWords } from './form-words.ts'
import { predictRows } from './predict.ts'
import { readFormRow, readJsonRows } from './read-rows.ts'
import type { ServedModel } from './served-model.ts'

/** Each takes as long as thousands of rows. */
const mostCounterfactualRows = 20

const PredictQuery = Type.Object({
  model: Type.Optional(Type.String({ description: 'By default the model promoted last' })),
  version: Type.Optional(Type.Integer({ minimum: 1, description: 'By default the champion' })),
  explain: Type.Boolean({ default: false, description: 'Adds contributions of the columns' }),
  conformal: Type.Boolean({ default: false, description: 'Adds to a class its `set` of labels that are likely enough, and `abstain` where that is not one label: ask a person. Values always have their `interval`' }),
  counterfactual: Type.Boolean({ default: false, description: `Adds to a class the smallest changes of the row with which the model answers otherwise; up to ${mostCounterfactualRows} rows of JSON` }),
  immutable: Type.Optional(Type.String({ description: 'Columns, comma-separated, that a counterfactual leaves as they are' }))
}, { additionalProperties: false })
type PredictQuery = Omit<Static<typeof PredictQuery>, 'model'>

const schema = {
  tags: ['Predictions'],
  summary: 'Answer a row, up to 1,000 rows, a CSV, or a form',
  consumes: ['application/json', 'text/csv', 'application/x-www-form-urlencoded'],
  response: { 200: PredictReply }
}
const config = { role: 'read', quiet: true, forPrograms: true, accepts: ['application/json', 'text/csv', 'application/x-www-form-urlencoded'] } as const

export async function predictRoutes (app: ApiServer, { champions, live, registry, metrics }: Pick<ApiDeps, 'registry' | 'metrics'> & { readonly champions: ChampionCache, readonly live: LiveAnswers }): Promise<void> {
  const batches = openBatches({ registry, metrics })
  const answerTogether = createAnswerTogether()
  app.addHook('onClose', batches.close)
  // Bodies are read here: the framework's JSON refuses a column called `__proto__`, and a form is a row of texts.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: 8 * 1024 * 1024 }, (_request: FastifyRequest, text: string, done) => { done(null, { format: 'json', text }) })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request: FastifyRequest, text: string, done) => { done(null, { format: 'form', text }) })
  app.addContentTypeParser(['text/csv', 'application/csv'], (_request, stream, done) => { done(null, { format: 'csv', stream }) })
  app.addHook('onError', async (request) => discardRest(request.raw))

  app.addHook('onRequest', ({ headers }, _reply, done) => {
    const encoding = headers['content-encoding'] ?? 'identity'
    if (encoding === 'identity') return done()
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', `Rows in the content encoding "${encoding}" are not read here; send them as they are`)
  })

  app.post('/predict', { config, schema: { ...schema, querystring: PredictQuery } }, (request, reply) => {
    answerBy(request.query.model, request.query, request, reply)
  })

  app.post('/models/:name/predict', {
    config,
    schema: { ...schema, params: Type.Object({ name: Type.String() }), querystring: Type.Omit(PredictQuery, ['model'], { additionalProperties: false }) }
  }, (request, reply) => {
    answerBy(request.params.name, request.query, request, reply)
  })

  /** A row of JSON for a champion is answered without a promise on its way: each would cost a tenth of the answer. */
  function answerBy (name: string | undefined, query: PredictQuery, request: FastifyRequest, reply: FastifyReply): void {
    const held = champions.held(name, query.version)
    if (held !== undefined) answer(held, query, request, reply)
    else champions.get(name, query.version).then((model) => answer(model, query, request, reply)).catch((error: unknown) => reply.send(error))
  }

  function answer (model: ServedModel, query: PredictQuery, request: FastifyRequest, reply: FastifyReply): void {
    const { name, version, artifact } = model
    const options = readOptions(query, artifact)
    const body = request.body as Body
    reply.header('x-model', encodeURIComponent(name)).header('x-model-version', version)
    if (body.format === 'csv') {
      if (options.counterfactual === true) throw optionInvalid('counterfactual', 'is for rows of JSON and forms; a CSV is answered without')
      reply.type('text/csv; charset=utf-8')
      sendWhen(answerStream(batches.answer(model, body.stream, options)), reply)
    } else if (body.format === 'form') {
      const values = readFormRow(body.text)
      const page = { model: name, version, artifact, words: formWords[readerLanguage(request.headers)], values }
      const sendFormPage = (told: Pick<FormPage, 'prediction' | 'errors'>): void => { reply.pageHeaders().type('text/html; charset=utf-8').send(formPage({ ...page, ...told })) }
      let prediction
      try {
        prediction = model.predictRow(values, options)
      } catch (error) {
        if (!wantsPage(request) || !(error instanceof AppError) || error.code !== 'ROW_INVALID') throw error
        reply.code(422)
        return sendFormPage({ errors: error.errors })
      }
      metrics.predictionsTotal.inc({ format: 'form' })
      if (wantsPage(request)) sendFormPage({ prediction })
      else reply.type(jsonType).send(live.keep(model, JSON.stringify(Object.fromEntries(values)), [prediction], options))
    } else {
      const rows = readJsonRows(body.text)
      reply.type(jsonType)
      if (isRows(rows)) sendWhen(answerRows(model, rows, options, body.text), reply)
      else {
        answerTogether(model, {
          asked: model.readRow(rows, options),
          answered (prediction) {
            metrics.predictionsTotal.inc({ format: 'json' })
            reply.send(live.keep(model, body.text, [prediction], options))
          },
          failed: (error) => reply.send(error)
        })
      }
    }
  }

  async function answerRows (model: ServedModel, rows: readonly Row[], options: PredictOptions, text: string): Promise<string> {
    if (options.counterfactual === true && rows.length > mostCounterfactualRows) throw optionInvalid('counterfactual', `is for up to ${mostCounterfactualRows} rows; send fewer at a time`)
    const predictions = await predictRows(model, rows, options)
    metrics.predictionsTotal.inc({ format: 'json' }, predictions.length)
    return live.keep(model, text, predictions, options)
  }
}

type Body = { readonly format: 'json' | 'form', readonly text: string } | { readonly format: 'csv', readonly stream: AsyncIterable<Uint8Array> }

/** What was asked for besides the answer, and nothing else: receipts keep it. */
function readOptions ({ explain, conformal, counterfactual, immutable }: PredictQuery, { problem, fields }: Artifact): PredictOptions {
  if (counterfactual && problem.kind === 'regression') throw optionInvalid('counterfactual', `is for classes; "${problem.target}" is a number`)
  const columns = immutable === undefined ? [] : immutable.split(',').map((name) => name.trim())
  const unknown = columns.find((column) => !fields.some(({ name }) => name === column))
  if (unknown !== undefined) throw optionInvalid('immutable', `names "${unknown}", which is no column that the model reads`)
  return { ...(explain && { explain }), ...(conformal && { conformal }), ...(counterfactual && { counterfactual }), ...(columns.length > 0 && { immutable: columns }) }
}

function optionInvalid (path: string, detail: string): AppError {
  return new AppError('OPTION_INVALID', `"${path}" ${detail}`, { errors: [{ path, detail }] })
}

function sendWhen (body: Promise<unknown>, reply: FastifyReply): void {
  body.then((sent) => reply.send(sent)).catch((error: unknown) => reply.send(error))
}

const jsonType = 'application/json; charset=utf-8'

const isRows = (rows: Row | readonly Row[]): rows is readonly Row[] => Array.isArray(rows)
