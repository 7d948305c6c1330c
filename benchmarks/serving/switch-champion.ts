import type { Artifact } from '@assay/model'
import { median } from '../benchmark.ts'
import { registerArtifact, type ServedChampion } from './serve-champion.ts'

const requests = 200

/** How long one request takes, alone, and how long the first that a new champion answers. */
export async function switchChampion ({ url, registry }: ServedChampion, artifact: Artifact, bodies: readonly string[]) {
  const times: number[] = []
  for (let request = 0; request < requests; request++) times.push((await ask(url, bodies[request % bodies.length]!)).milliseconds)
  const version = await registerArtifact(registry, artifact, 'second')
  await registry.promote('speed', version, 'to measure the switch')
  for (let request = 0; ; request++) {
    const answer = await ask(url, bodies[request % bodies.length]!)
    if (answer.version === version) return { medianMilliseconds: median(times), firstMilliseconds: answer.milliseconds }
  }
}

async function ask (url: string, body: string): Promise<{ readonly version: number, readonly milliseconds: number }> {
  const started = performance.now()
  const response = await fetch(`${url}/predict`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const { version } = await response.json() as { version: number }
  return { version, milliseconds: performance.now() - started }
}
