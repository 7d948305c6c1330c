import { objectKeys } from '@assay/shared'
import type { StepEffect } from '@assay/shared'
import { findDocument } from '@assay/storage'
import { Type } from 'typebox'
import type { ApiDeps, ApiServer } from '../api.ts'
import { contentOf, Nothing } from '../described.ts'
import { ListQuery, pageOf } from '../list-page.ts'
import { createDescribePipeline } from '../pipelines/describe-pipeline.ts'
import { FollowingAnswer } from '../pipelines/schemas.ts'
import { createStartPipeline } from '../pipelines/start-pipeline.ts'
import { documentOnly } from '../plugins/openapi.ts'
import { readerLanguage } from '../plugins/reader-language.ts'
import { sendPage } from '../plugins/send-page.ts'
import { deleteDataset } from './delete-dataset.ts'
import { describeDataset, listDatasets, readDataset } from './dataset-record.ts'
import { changePlan, readPlan } from './cleaning-plan.ts'
import { readPreparation, readProfile } from './preparation.ts'
import { createReportPages } from './report-page.ts'
import { DatasetAnswer, DatasetsAnswer, plan, PlanAnswer, ProfileAnswer } from './schemas.ts'
import { uploadRoutes } from './upload-routes.ts'

const DatasetParams = Type.Object({ id: Type.String() })
const tags = ['Datasets']

export async function datasetRoutes (app: ApiServer, deps: ApiDeps): Promise<void> {
  const { objects } = deps
  const reportPage = createReportPages()
  const startPipeline = createStartPipeline(deps)
  const describePipeline = createDescribePipeline(deps)
  await app.register((scope: ApiServer) => uploadRoutes(scope, deps))

  app.get('/datasets', { schema: { tags, summary: 'Datasets, newest first', querystring: ListQuery, response: { 200: DatasetsAnswer } } }, async ({ query }) => {
    const { items, ...rest } = pageOf(await listDatasets(objects), ({ id }) => id, query)
    return { items: items.map(describeDataset), ...rest }
  })

  app.get('/datasets/:id', { schema: { tags, summary: 'One dataset', params: DatasetParams, response: { 200: DatasetAnswer } } }, async ({ params }) => {
    return describeDataset(await readDataset(objects, params.id))
  })

  app.get('/datasets/:id/profile', { schema: { tags, summary: 'What each column holds, once cleaning has read the file', params: DatasetParams, response: { 200: ProfileAnswer } } }, async ({ params }) => {
    return readProfile(objects, await readPreparation(deps, params.id))
  })

  app.get('/datasets/:id/report', { schema: { tags, summary: 'The profile as a page that stands alone, in English or French as the browser prefers', params: DatasetParams, response: { 200: contentOf('text/html', 'The page') } } }, async ({ params, headers }, reply) => {
    const language = readerLanguage(headers)
    const { name } = await readDataset(objects, params.id)
    const preparation = await readPreparation(deps, params.id)
    const effects = await findDocument<readonly StepEffect[]>(objects, objectKeys.effects(preparation.order.id)) ?? []
    const page = reportPage({ ...preparation.cleaning, name, profile: await readProfile(objects, preparation), plan: await readPlan(objects, preparation), effects }, language)
    return sendPage(reply.header('content-security-policy', page.contentSecurityPolicy), page.markup, language)
  })

  app.get('/datasets/:id/plan', { schema: { tags, summary: 'The cleaning plan of the latest pipeline', params: DatasetParams, response: { 200: PlanAnswer } } }, async ({ params }) => {
    return readPlan(objects, await readPreparation(deps, params.id))
  })

  app.put('/datasets/:id/plan', {
    validatorCompiler: documentOnly,
    schema: {
      tags,
      summary: 'An edited plan; starts a pipeline that follows it, with the options of the latest one',
      params: DatasetParams,
      body: Type.Object(plan),
      response: { 200: FollowingAnswer, 202: FollowingAnswer }
    }
  }, async ({ params, body }, reply) => {
    const { datasetId, options, modelName } = await changePlan({ ...deps, datasetId: params.id, edited: body })
    const { id, created } = await startPipeline({ datasetId, options, defaultName: modelName })
    reply.code(created ? 202 : 200).header('location', `/pipelines/${id}`)
    return { pipeline: await describePipeline(id) }
  })

  app.delete('/datasets/:id', {
    config: { role: 'admin' },
    schema: { tags, summary: 'Delete a dataset and its pipelines; models stay', params: DatasetParams, response: { 204: Nothing } }
  }, async ({ params }, reply) => {
    await deleteDataset(deps, params.id)
    return reply.code(204).send()
  })
}
