import multipart from '@fastify/multipart'
import { fileStem, toModelName } from '@assay/shared'
import type { StartedPipeline } from '@assay/shared'
import { Type } from 'typebox'
import type { ApiDeps, ApiServer } from '../api.ts'
import { createDescribePipeline } from '../pipelines/describe-pipeline.ts'
import { pipelineOptions, readPipelineOptions } from '../pipelines/pipeline-options.ts'
import { StartedAnswer } from '../pipelines/schemas.ts'
import { createStartPipeline } from '../pipelines/start-pipeline.ts'
import { documentOnly } from '../plugins/openapi.ts'
import { describeDataset } from './dataset-record.ts'
import { discardRest } from './discard-rest.ts'
import { receiveUpload } from './receive-upload.ts'
import { createUploadDataset } from './upload-dataset.ts'

/** `POST /datasets`, whose bodies are streams: a scope of its own, with no other parser in it. */
export async function uploadRoutes (app: ApiServer, deps: ApiDeps): Promise<void> {
  const { config: { maxDatasetBytes } } = deps
  const upload = createUploadDataset(deps)
  const startPipeline = createStartPipeline(deps)
  const describePipeline = createDescribePipeline(deps)

  app.removeAllContentTypeParsers()
  app.addContentTypeParser(['text/csv', 'application/csv', 'text/tab-separated-values', 'application/vnd.apache.parquet', 'application/x-parquet'], (_request, payload, done) => done(null, payload))
  await app.register(multipart)
  app.addHook('onError', async (request) => discardRest(request.raw))

  app.post('/datasets', {
    config: { accepts: ['text/csv', 'application/vnd.apache.parquet', 'multipart/form-data with a file'] },
    validatorCompiler: documentOnly,
    schema: {
      tags: ['Datasets'],
      summary: 'Take a CSV or a Parquet file and start a pipeline on it',
      consumes: ['text/csv', 'application/vnd.apache.parquet', 'multipart/form-data'],
      querystring: Type.Object(Object.fromEntries(Object.entries(pipelineOptions).map(([name, { schema }]) => [name, Type.Optional(schema)]))),
      response: { 200: StartedAnswer, 202: StartedAnswer }
    }
  }, async (request, reply): Promise<StartedPipeline> => {
    // A body that is the file has its options in the query: a fault there is said before gigabytes are sent.
    if (!request.isMultipart()) readPipelineOptions(new Map(Object.entries(request.query)))
    const { stored, fileName, given } = await receiveUpload({ request, maxBytes: maxDatasetBytes, ...upload })
    const options = await readOptionsOf(given).catch(async (error: unknown) => {
      await upload.discard(stored)
      throw error
    })
    const name = toModelName(fileStem(fileName ?? '') || (options.name ?? options.target))
    const dataset = await upload.keep(stored, name)
    const { id, created } = await startPipeline({ datasetId: dataset.id, options, defaultName: name })
    reply.code(created ? 202 : 200).header('location', `/pipelines/${id}`)
    return { dataset: describeDataset(dataset), pipeline: await describePipeline(id) }
  })
}

const readOptionsOf = async (given: ReadonlyMap<string, unknown>): Promise<ReturnType<typeof readPipelineOptions>> => readPipelineOptions(given)
