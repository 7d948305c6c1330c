import { artifactSchema } from '@assay/model'
import { renderModelCard } from '@assay/report'
import { AppError, objectKeys } from '@assay/shared'
import { Type } from 'typebox'
import type { ApiDeps, ApiServer } from '../api.ts'
import { contentOf } from '../described.ts'
import { ListQuery, pageOf } from '../list-page.ts'
import { openLive } from '../live/open-live.ts'
import { liveRoutes } from '../live/routes.ts'
import { readerLanguage } from '../plugins/reader-language.ts'
import { sendPage } from '../plugins/send-page.ts'
import { standalonePolicy } from '../standalone-policy.ts'
import { openChampionCache } from './open-champion-cache.ts'
import { describeModel, describeVersion } from './describe-model.ts'
import { formPage } from './form.ts'
import { formWords } from './form-words.ts'
import { createOfflinePage } from './offline-page.ts'
import { predictRoutes } from './predict-routes.ts'
import { ModelAnswer, ModelsAnswer, VersionAnswer } from './schemas.ts'

const ModelParams = Type.Object({ name: Type.String() })
const VersionParams = Type.Object({ name: Type.String(), version: Type.Integer({ minimum: 1 }) })
const tags = ['Models']
const cardDescription = `\`card\` says what a team should know before it believes the model. Always there: \`model\`, \`question\`, \`lineage\`, \`data\`, \`cleaning\`, \`validation\`, \`search\`, \`winner\`, \`crossValidated\`, \`ensemble\`, \`test\`, \`verdict\`, \`calibration\`, \`threshold\`, \`confusion\`, \`importance\`, \`comparison\`, \`limits\`. Where they apply: \`verdictLines\` (\`verdict\` in fields; cards of older versions have none), \`decision\` (what the threshold is for) and \`curves\` \`{ roc, precisionRecall, reliability, thresholds: [{ threshold, tp, fp, tn, fn }] }\` of binary models, \`dependence\` (mean predictions over each important column's values), \`groups\` (measures with intervals for each group of the columns named as sensitive), \`conformal\` (what \`interval\` or \`set\` of a prediction is made with, and the coverage measured). What is measured is measured on the locked test part, after the model's bytes were fixed; \`crossValidated\`, \`ensemble\`, \`verdict\`, \`calibration\` and the cleaning's \`effects\` are of the folds.`

export async function modelRoutes (app: ApiServer, deps: ApiDeps): Promise<void> {
  const { registry } = deps
  const champions = await openChampionCache(app, deps)
  const offlinePage = createOfflinePage()
  const { live, receipts } = openLive(app, { ...deps, champions })

  app.get('/models', { schema: { tags, summary: 'Models by name', querystring: ListQuery, response: { 200: ModelsAnswer } } }, async ({ query }) => {
    const { items, ...rest } = pageOf(await registry.names(), (name) => name, query)
    return { items: (await Promise.all(items.map((name) => registry.read(name)))).map((model) => describeModel(model)), ...rest }
  })

  app.get('/models/:name', { schema: { tags, summary: 'One model and its versions', description: '`history` names its champions, the one of now first; `shadow` the version that is asked beside the champion, where there is one.', params: ModelParams, response: { 200: ModelAnswer } } }, async ({ params }) => {
    const shadow = await registry.shadow(params.name)
    return { ...describeModel(await registry.read(params.name), await registry.champion(params.name)), ...(shadow !== null && { shadow: shadow.version }) }
  })

  app.get('/models/:name/versions/:version', { schema: { tags, summary: 'One version with its model card', description: cardDescription, params: VersionParams, response: { 200: VersionAnswer } } }, async ({ params }) => {
    return describeVersion(params.name, await registry.card(params.name, params.version))
  })

  app.get('/models/:name/versions/:version/card', { schema: { tags, summary: 'The model card as a page that stands alone, in English or French as the browser prefers', params: VersionParams, response: { 200: contentOf('text/html', 'The page') } } }, async ({ params: { name, version }, headers }, reply) => {
    const { card } = await registry.card(name, version)
    const language = readerLanguage(headers)
    const { markup, styleHash } = renderModelCard(card, version, language)
    return sendPage(reply.header('content-security-policy', standalonePolicy(styleHash)), markup, language)
  })

  app.get('/models/:name/versions/:version/card.md', { schema: { tags, summary: 'The model card as Markdown', params: VersionParams, response: { 200: contentOf('text/markdown', 'The card') } } }, async ({ params: { name, version } }, reply) => {
    await registry.card(name, version)
    reply.type('text/markdown; charset=utf-8')
    return new TextDecoder().decode(await deps.objects.get(objectKeys.cardPage(name, version)))
  })

  app.get('/models/:name/versions/:version/artifact', { schema: { tags, summary: 'The bytes of the fitted model', params: VersionParams, response: { 200: contentOf('application/octet-stream', 'The artifact; its `ETag` is their SHA-256') } } }, async ({ params }, reply) => {
    const { sha256 } = await registry.card(params.name, params.version)
    const artifact = await registry.artifact(params.name, params.version)
    reply.type('application/octet-stream').header('etag', `"${sha256}"`)
    return reply.send(Buffer.from(artifact.buffer, artifact.byteOffset, artifact.byteLength))
  })

  app.get('/models/:name/versions/:version/page.html', { schema: { tags, summary: 'The model as one page that needs no server: form, interpreter and artifact', params: VersionParams, response: { 200: contentOf('text/html', 'The page') } } }, async ({ params: { name, version } }, reply) => {
    await registry.card(name, version)
    return sendPage(reply.header('content-security-policy', offlinePage.contentSecurityPolicy), offlinePage.render({ name, version, artifact: await registry.artifact(name, version) }))
  })

  app.get('/models/:name/versions/:version/schema', { schema: { tags, summary: 'The JSON Schema of one row', params: VersionParams, response: { 200: contentOf('application/schema+json', 'The schema, which `/predict` reads rows by') } } }, async ({ params }, reply) => {
    const { artifact } = await champions.get(params.name, params.version)
    reply.type('application/schema+json')
    return JSON.stringify(artifactSchema(artifact))
  })

  app.get('/models/:name/form', { schema: { tags, summary: 'The form of the champion', params: ModelParams, response: { 200: contentOf('text/html', 'The page') } } }, async ({ params, headers }, reply) => {
    const { artifact, name, version } = await champions.get(params.name)
    const language = readerLanguage(headers)
    return sendPage(reply, formPage({ model: name, version, artifact, words: formWords[language] }), language)
  })

  app.put('/models/:name/champion', {
    config: { role: 'admin' },
    schema: {
      tags,
      summary: 'Promote a version, or roll back to one',
      params: ModelParams,
      body: Type.Object({ version: Type.Integer({ minimum: 1 }), reason: Type.Optional(Type.String({ maxLength: 1000 })) }, { additionalProperties: false }),
      response: { 200: ModelAnswer }
    }
  }, async ({ params: { name }, body: { version, reason }, apiKeyName }) => {
    const { versions } = await registry.read(name)
    if (!versions.some((known) => known.version === version)) {
      throw new AppError('VERSION_NOT_FOUND', `The model "${name}" has no version ${version}; it has ${versions.map((known) => known.version).join(', ')}`)
    }
    // A version that cannot answer is refused here, before anybody follows the pointer to it.
    await champions.get(name, version)
    await registry.promote(name, version, reason ?? `promoted by ${apiKeyName ?? 'hand'}`)
    await champions.follow(name)
    return describeModel(await registry.read(name), await registry.champion(name))
  })

  await app.register((scope: ApiServer) => predictRoutes(scope, { ...deps, champions, live }))
  await app.register((scope: ApiServer) => liveRoutes(scope, { ...deps, champions, live, receipts }))
}
