import { AppError } from '@assay/shared'
import type { OutcomesAnswer, ReplayedReceipt } from '@assay/shared'
import { Type } from 'typebox'
import type { ApiDeps, ApiServer } from '../api.ts'
import { described, Nothing } from '../described.ts'
import type { ChampionCache } from '../models/champion-cache.ts'
import { describeComparison } from './compare-shadow.ts'
import { describeDrift } from './describe-drift.ts'
import { measureLiveQuality } from './live-quality.ts'
import type { LiveAnswers } from './open-live-answers.ts'
import { openOutcomeStore } from './outcome-store.ts'
import { mostOutcomes, readOutcomes } from './read-outcomes.ts'
import { recordOutcomes } from './record-outcomes.ts'
import type { ReceiptStore } from './receipt-store.ts'
import { replayReceipt } from './replay-receipt.ts'
import { DriftAnswer, OutcomesReply, QualityAnswer, ReplayAnswer, ShadowAnswer } from './schemas.ts'

export interface LiveDeps extends Pick<ApiDeps, 'registry' | 'objects' | 'answerCounts' | 'now'> {
  readonly champions: ChampionCache
  readonly live: LiveAnswers
  readonly receipts: ReceiptStore | null
}

const ModelParams = Type.Object({ name: Type.String() })
const VersionParams = Type.Object({ name: Type.String(), version: Type.Integer({ minimum: 1 }) })
const Outcome = Type.Object({ predictionId: Type.String({ description: '`id` of the prediction' }), actual: Type.Union([Type.Number(), Type.Boolean(), Type.String()], { description: 'In the words of the target' }) }, { additionalProperties: false })
/** A description: `readOutcomes` reads them, for the framework's validator would coerce. */
const OutcomesBody = described(Type.Union([Outcome, Type.Array(Outcome, { maxItems: mostOutcomes })]))
const tags = ['Predictions']

/** What became of predictions: receipts, outcomes, quality, drift, and the shadow of a champion. */
export async function liveRoutes (app: ApiServer, { registry, objects, answerCounts, now, champions, live, receipts }: LiveDeps): Promise<void> {
  const outcomes = openOutcomeStore(objects, now)

  app.get('/predictions/:id', {
    schema: { tags, summary: 'The receipt of one prediction, answered again from row, artifact and version', params: Type.Object({ id: Type.String() }), response: { 200: ReplayAnswer } }
  }, async ({ params: { id } }): Promise<ReplayedReceipt> => {
    await live.flush()
    return replayReceipt(id, requireReceipts(receipts), champions)
  })

  app.post('/outcomes', {
    config: { role: 'write' },
    schema: { tags, summary: 'Tell what really happened after predictions; told again, it replaces what was told', body: OutcomesBody, response: { 200: OutcomesReply } },
    validatorCompiler: () => () => true
  }, async ({ body }): Promise<OutcomesAnswer> => {
    const told = readOutcomes(body)
    await live.flush()
    return { items: await recordOutcomes(told, { receipts: requireReceipts(receipts), champions, outcomes }) }
  })

  app.get('/models/:name/versions/:version/quality', {
    schema: { tags, summary: 'How good the answers of a version were, of those whose outcome is known', params: VersionParams, response: { 200: QualityAnswer } }
  }, async ({ params: { name, version } }) => {
    const { card } = await registry.card(name, version)
    const { artifact } = await champions.get(name, version)
    return { model: name, version, ...measureLiveQuality(artifact.problem, await outcomes.of(name, version), card.test) }
  })

  app.get('/models/:name/drift', {
    schema: {
      tags, summary: 'How far the rows asked about in the last seven days are from those of training, by column', params: ModelParams,
      querystring: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1, description: 'By default the champion' })) }, { additionalProperties: false }), response: { 200: DriftAnswer }
    }
  }, async ({ params: { name }, query }) => {
    await live.flush()
    const { artifact, version } = await champions.get(name, query.version)
    const nothing = { rows: 0, since: now().toISOString(), bins: artifact.fields.map(({ histogram }) => new Array<number>((histogram?.counts.length ?? 0) + 1).fill(0)) }
    const { rows, since, bins } = await answerCounts.rows({ model: name, version }) ?? nothing
    return { model: name, version, rows, since, columns: describeDrift(artifact, bins, rows) }
  })

  app.get('/models/:name/shadow', { schema: { tags: ['Models'], summary: 'The shadow of the champion, and how far apart they are', params: ModelParams, response: { 200: ShadowAnswer } } }, async ({ params: { name } }) => {
    await live.flush()
    return describeShadow(name)
  })

  app.put('/models/:name/shadow', {
    config: { role: 'admin' },
    schema: { tags: ['Models'], summary: 'Ask a version, too, what the champion is asked; nobody waits for it', params: ModelParams, body: Type.Object({ version: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }), response: { 200: ShadowAnswer } }
  }, async ({ params: { name }, body: { version } }) => {
    await champions.get(name, version)
    await registry.setShadow(name, version)
    return describeShadow(name)
  })

  app.delete('/models/:name/shadow', { config: { role: 'admin' }, schema: { tags: ['Models'], summary: 'Ask no shadow any more', params: ModelParams, response: { 204: Nothing } } }, async ({ params: { name } }, reply) => {
    await registry.setShadow(name, null)
    return reply.code(204).send()
  })

  async function describeShadow (name: string) {
    const pointer = await registry.shadow(name)
    if (pointer === null) throw new AppError('VERSION_NOT_FOUND', `The model "${name}" has no shadow; PUT /models/${encodeURIComponent(name)}/shadow names a version`)
    return { model: name, ...pointer, comparison: describeComparison(await answerCounts.comparison({ model: name, ...pointer })) }
  }
}

function requireReceipts (receipts: ReceiptStore | null): ReceiptStore {
  if (receipts === null) throw new AppError('PREDICTION_NOT_FOUND', 'No receipts are kept here; set RECEIPT_DAYS to keep them')
  return receipts
}
