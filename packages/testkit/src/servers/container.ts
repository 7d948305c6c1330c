import { findFreePort } from '@assay/runtime'
import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { TestServer, TestServerPlan } from './start-test-server.ts'

let answer: Promise<boolean> | undefined

/** Asked once in each process. */
export function engineAnswers (): Promise<boolean> {
  return answer ??= promisify(execFile)('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 5_000 }).then(() => true, () => false)
}

const readyMilliseconds = 30_000

export async function startContainer ({ name, image, protocol, prepare, isReady }: TestServerPlan, directory: string): Promise<TestServer> {
  const { GenericContainer } = await import('testcontainers')
  const port = await findFreePort()
  const url = `${protocol}://127.0.0.1:${port}`
  const container = await new GenericContainer(image)
    .withNetworkMode('host')
    .withBindMounts([{ source: directory, target: directory }])
    .withCommand([...await prepare(port, directory)])
    .start()
  const stop = async (): Promise<void> => { await container.stop() }
  const patience = performance.now() + readyMilliseconds
  while (!await isReady(url).catch(() => false)) {
    if (performance.now() > patience) {
      await stop()
      throw new Error(`${name} in a container does not answer at ${url}`)
    }
    await sleep(50)
  }
  return { url, from: `${image} in a container`, stop }
}
