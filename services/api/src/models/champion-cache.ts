import { AppError } from '@assay/shared'
import type { Log } from '@assay/runtime'
import type { ModelRegistry } from '@assay/storage'
import type { ServedModel } from './served-model.ts'

/** The models in memory that predictions are asked of. */
export interface ChampionCache {
  /** What `get` resolves with, where it is a champion that is in memory; else undefined. */
  held: (name?: string, version?: number) => ServedModel | undefined
  /** The champions in memory: those that were asked of this process, and the one promoted last. */
  answering: () => readonly ServedModel[]
  /**
   * @param name    undefined: the model promoted last
   * @param version undefined: the champion
   * @throws {AppError} MODEL_NOT_FOUND, VERSION_NOT_FOUND, OBJECT_DAMAGED
   */
  get: (name?: string, version?: number) => Promise<ServedModel>
  /** Looks at a model's pointer again, and resolves when predictions are answered by the version it names. */
  follow: (name: string) => Promise<void>
  /** Looks at every pointer in use again. */
  followAll: () => Promise<void>
}

export interface ChampionCacheDeps {
  readonly registry: Pick<ModelRegistry, 'champion' | 'latestChampion' | 'artifact'>
  /** Makes a version ready to answer, warmed. */
  readonly open: (name: string, version: number, artifact: Uint8Array) => Promise<ServedModel>
  readonly log: Log
  /** Versions held besides the champions. */
  readonly capacity?: number
}

/**
 * A champion answers until the next one is loaded and warm: then one assignment switches, and no request waits or fails.
 * A version that cannot be loaded leaves the one before in its place.
 */
export function createChampionCache ({ registry, open, log, capacity = 8 }: ChampionCacheDeps): ChampionCache {
  const champions = new Map<string, ServedModel>()
  const versions = new Map<string, Promise<ServedModel>>()
  let latest: string | null = null

  /** One load for all who ask at once; what was asked for longest ago makes room. */
  function load (name: string, version: number): Promise<ServedModel> {
    const key = `${version} ${name}`
    const loading = versions.get(key) ?? registry.artifact(name, version).then((artifact) => open(name, version, artifact))
    versions.delete(key)
    versions.set(key, loading)
    loading.catch(() => versions.delete(key))
    for (const oldest of versions.keys()) {
      if (versions.size <= capacity) break
      versions.delete(oldest)
    }
    return loading
  }

  /** Two that follow at once may load in either order: each looks again until what it set is what the pointer says. */
  async function follow (name: string): Promise<void> {
    for (let pointer = await registry.champion(name); ; pointer = await registry.champion(name)) {
      if (pointer === null) {
        champions.delete(name)
        return
      }
      if (champions.get(name)?.version === pointer.version) return
      champions.set(name, await load(name, pointer.version))
      log.info({ model: name, version: pointer.version }, 'the champion answers')
    }
  }

  async function followLatest (): Promise<void> {
    latest = (await registry.latestChampion())?.name ?? null
  }

  async function getChampion (name: string): Promise<ServedModel> {
    if (!champions.has(name)) await follow(name)
    const champion = champions.get(name)
    if (champion === undefined) throw new AppError('MODEL_NOT_FOUND', `The model "${name}" has no champion; GET /models lists those there are, POST /datasets trains one`)
    return champion
  }

  function held (name = latest ?? undefined, version?: number): ServedModel | undefined {
    const champion = name === undefined ? undefined : champions.get(name)
    return version === undefined || champion?.version === version ? champion : undefined
  }

  return {
    held,
    answering: () => [...champions.values()],

    async get (name, version) {
      if (name === undefined && latest === null) await followLatest()
      const known = name ?? latest
      if (known === null) throw new AppError('MODEL_NOT_FOUND', 'No model has a champion yet; POST /datasets trains one')
      if (version === undefined) return getChampion(known)
      return held(known, version) ?? load(known, version)
    },

    async follow (name) {
      await Promise.all([follow(name), followLatest()])
    },

    async followAll () {
      await Promise.all([...[...champions.keys()].map(follow), ...(latest === null ? [] : [followLatest()])])
    }
  }
}
