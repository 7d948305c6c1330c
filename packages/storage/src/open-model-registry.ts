import { AppError, objectKeys, redisKeys, type Champion, type ModelVersion, type ShadowPointer } from '@assay/shared'
import type { Redis } from 'ioredis'
import { createHash } from 'node:crypto'
import { announceChange } from './changes.ts'
import { findDocument, writeDocument, writeDocumentOnce } from './documents.ts'
import type { ModelCardDocument, ModelRegistry, VersionDraft } from './model-registry.ts'
import type { ObjectStore } from './object-store.ts'
import { openLocks } from './redis-lock.ts'

/**
 * Everything is read from the object store, so a lost Redis loses nothing. Writers take turns by a lock in Redis;
 * should its lease run out under one, what it expected to find is checked again before and after it writes.
 *
 * @param clock the time now, for `createdAt` and `promotedAt`
 */
export function openModelRegistry (redis: Redis, objects: ObjectStore, clock: () => Date = () => new Date()): ModelRegistry {
  const { withLock } = openLocks(redis)

  /** Whole versions, ascending. */
  async function readCards (name: string): Promise<ModelCardDocument[]> {
    checkName(name)
    const folders = await objects.listFolder(objectKeys.modelVersions(name))
    const cards = await Promise.all(folders.map((folder) => findDocument<ModelCardDocument>(objects, objectKeys.card(name, parseInt(folder, 10)))))
    return cards.filter((card) => card !== null).sort((a, b) => a.version - b.version)
  }

  async function readCard (name: string, version: number): Promise<ModelCardDocument> {
    checkName(name)
    const card = Number.isInteger(version) && version > 0 ? await findDocument<ModelCardDocument>(objects, objectKeys.card(name, version)) : null
    if (card === null) throw new AppError('VERSION_NOT_FOUND', `model ${name} has no version ${version}; GET /models/${encodeURIComponent(name)} lists them`)
    return card
  }

  async function write (name: string, version: number, { artifact, cardMarkdown, ...draft }: VersionDraft): Promise<ModelVersion> {
    if (hashOf(artifact) !== draft.sha256) throw new AppError('INTERNAL', `the artifact of pipeline ${draft.pipelineId} is not the one that was hashed`)
    const card: ModelCardDocument = { version, createdAt: clock().toISOString(), ...draft }
    await objects.put(objectKeys.artifact(name, version), artifact)
    await objects.put(objectKeys.cardPage(name, version), new TextEncoder().encode(cardMarkdown))
    // Last: a version with a card is whole.
    if (!await writeDocumentOnce(objects, objectKeys.card(name, version), card)) throw outrun(name)
    const standing = await readCard(name, version)
    if (standing.pipelineId !== draft.pipelineId) throw outrun(name)
    return withoutCard(standing)
  }

  async function readChampion (name: string): Promise<Champion | null> {
    checkName(name)
    return findDocument<Champion>(objects, objectKeys.champion(name))
  }

  async function names (): Promise<string[]> {
    const folders = await objects.listFolder(objectKeys.models)
    return folders.filter((folder) => folder.endsWith('/')).map((folder) => decodeURIComponent(folder.slice(0, -1))).sort()
  }

  return {
    register: (name, draft) => withLock(redisKeys.modelLock(name), async () => {
      const cards = await readCards(name)
      const registered = cards.find(({ pipelineId }) => pipelineId === draft.pipelineId)
      return registered === undefined ? write(name, (cards.at(-1)?.version ?? 0) + 1, draft) : withoutCard(registered)
    }),
    names,
    async read (name) {
      const [cards, champion] = await Promise.all([readCards(name), readChampion(name)])
      if (cards.length === 0) throw new AppError('MODEL_NOT_FOUND', `there is no model ${name}; GET /models lists them`)
      return { name, ...(champion !== null && { champion: champion.version }), versions: cards.map(withoutCard) }
    },
    champion: readChampion,
    async latestChampion () {
      const pointers = await Promise.all((await names()).map(async (name) => ({ name, champion: await readChampion(name) })))
      return pointers.reduce<{ name: string, champion: Champion } | null>((latest, { name, champion }) =>
        champion !== null && (latest === null || champion.promotedAt > latest.champion.promotedAt) ? { name, champion } : latest, null)
    },
    promote: (name, version, reason, expected, cause) => withLock(redisKeys.modelLock(name), async () => {
      await readCard(name, version)
      const standing = await readChampion(name)
      if (standing?.version === version) return standing
      if (expected !== undefined && (standing?.version ?? null) !== expected) {
        throw new AppError('CONFLICT', `the champion of ${name} is ${standing === null ? 'none' : `version ${standing.version}`} by now, not ${expected === null ? 'none' : `version ${expected}`}; look again and decide`)
      }
      const champion = succeed(standing, { version, promotedAt: clock().toISOString(), reason, ...(cause !== undefined && { cause }) })
      await writeDocument(objects, objectKeys.champion(name), champion)
      await announceChange(redis, redisKeys.championChannel, name)
      return champion
    }),
    async shadow (name) {
      checkName(name)
      return findDocument<ShadowPointer>(objects, objectKeys.shadow(name))
    },
    async setShadow (name, version) {
      checkName(name)
      if (version === null) {
        await objects.remove(objectKeys.shadow(name))
        return null
      }
      await readCard(name, version)
      const pointer: ShadowPointer = { version, since: clock().toISOString() }
      await writeDocument(objects, objectKeys.shadow(name), pointer)
      return pointer
    },
    async artifact (name, version) {
      const { sha256 } = await readCard(name, version)
      const bytes = await objects.get(objectKeys.artifact(name, version))
      if (hashOf(bytes) !== sha256) throw new AppError('OBJECT_DAMAGED', `${objectKeys.artifact(name, version)} is not what was registered; restore it from a backup or train again`)
      return bytes
    },
    card: readCard,
    remove: (name) => withLock(redisKeys.modelLock(name), async () => {
      checkName(name)
      await objects.removeFolder(objectKeys.model(name))
      await announceChange(redis, redisKeys.championChannel, name)
    })
  }
}

function succeed (before: Champion | null, next: Omit<Champion, 'history'>): Champion {
  if (before === null) return { ...next, history: [] }
  const { history, ...former } = before
  return { ...next, history: [former, ...history] }
}

function withoutCard ({ version, createdAt, pipelineId, trial, learner, scores, sha256 }: ModelCardDocument): ModelVersion {
  return { version, createdAt, pipelineId, trial, learner, scores, sha256 }
}

/** Names come from URLs too: one that can be no name belongs to no model. */
function checkName (name: string): void {
  if (name === '' || !name.isWellFormed() || encodeURIComponent(name).length > longestName) throw new AppError('MODEL_NOT_FOUND', `no model can have the name "${name.toWellFormed().slice(0, 80)}"`)
}

/** A name becomes one segment of a key, and most file systems take 255 bytes. */
const longestName = 200

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const outrun = (name: string): AppError => new AppError('CONFLICT', `another process registered a version of ${name} at the same moment; try again`)
