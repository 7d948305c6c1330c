import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { openSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeArtifact, type Artifact } from '@assay/model'
import { startRedisServer } from '@assay/runtime'
import type { ModelCard } from '@assay/shared'
import { openFileStore, openModelRegistry, openRedis, type ModelRegistry } from '@assay/storage'
import { cpuSecondsOf, type Program } from './start-program.ts'

export interface ServedChampion extends Program {
  readonly registry: ModelRegistry
  readonly dataDirectory: string
  readonly redisUrl: string
}

/** Assay's API as a process of its own with its default settings; the artifact is the champion of the model `speed`. */
export async function serveChampion (artifact: Artifact): Promise<ServedChampion> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'assay-serving-'))
  const server = await startRedisServer({ dataDirectory: join(dataDirectory, 'redis'), persist: false })
  const redis = await openRedis(server.url, { role: 'api' })
  const registry = openModelRegistry(redis, openFileStore(join(dataDirectory, 'objects')))
  await registry.promote('speed', await registerArtifact(registry, artifact, 'first'), 'first')

  const { url, child } = await startApi(server.url, dataDirectory)
  return {
    url,
    registry,
    dataDirectory,
    redisUrl: server.url,
    cpuSeconds: () => cpuSecondsOf(child.pid!),
    async stop () {
      await stopProcess(child)
      redis.disconnect()
      await server.stop()
      await rm(dataDirectory, { recursive: true })
    }
  }
}

/** Without a model card: nobody reads it. @returns the version's number */
export async function registerArtifact (registry: ModelRegistry, artifact: Artifact, pipelineId: string): Promise<number> {
  const bytes = encodeArtifact(artifact)
  const { version } = await registry.register('speed', {
    pipelineId, trial: 0, learner: artifact.members[0]!.learner, scores: {}, artifact: bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'), card: {} as ModelCard, cardMarkdown: ''
  })
  return version
}

/** Asks a process to end, and waits until it has. */
export async function stopProcess (child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await ended
}

/** An API process with its default settings; its log goes to a file, as in production. */
export async function startApi (redisUrl: string, dataDirectory: string) {
  const log = openSync(join(dataDirectory, 'api.log'), 'a')
  const child = fork(new URL('../../services/api/src/main.ts', import.meta.url), {
    env: { PATH: process.env['PATH'], REDIS_URL: redisUrl, DATA_DIR: dataDirectory, PORT: '0' }, stdio: ['ignore', log, log, 'ipc'],
    execArgv: process.execArgv
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { url: string }) => resolve(message.url))
    child.once('exit', (code) => reject(new Error(`the API ended with ${code}; see ${dataDirectory}/api.log`)))
  })
  return { url, child }
}
