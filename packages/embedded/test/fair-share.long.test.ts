import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@assay/client'
import { findFreePort } from '@assay/runtime'
import { startPushgateway } from '@assay/testkit'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { someEmployees } from './chaos/some-employees.ts'
import { startFleet } from './chaos/start-fleet.ts'
import type { Service } from '@assay/runtime'

const trials = 24
const leeway = 16

let dataDirectory: string
let gateway: Awaited<ReturnType<typeof startPushgateway>>
let fleet: Service

beforeEach(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'assay-'))
  gateway = await startPushgateway()
  fleet = await startFleet({ dataDirectory, port: await findFreePort(), gatewayUrl: gateway.url, trainProcesses: 1, trainThreads: 2, failpoints: [] })
})

afterEach(async () => {
  await fleet.stop()
  await gateway.stop()
  await rm(dataDirectory, { recursive: true, force: true })
})

it('lets three pipelines that run at a time progress together, wherever one has to wait for its own trials', async () => {
  const client = createClient({ url: fleet.url! })
  const csv = new TextEncoder().encode(someEmployees())
  const ids: string[] = []
  for (const seed of [1, 2, 3]) ids.push((await client.datasets.upload(csv, { target: 'Attrition', trials, seed, learners: ['logistic'] })).pipeline.id)
  for (const id of ids) for await (const { event, content } of client.pipelines.watch(id)) if (event === 'pipeline') expect(content.state).not.toBe('failed')

  const log = await readFile(path.join(dataDirectory, 'logs', 'worker-train.log'), 'utf8')
  const ended = log.split('\n').filter((line) => line.includes('"trial ended"')).map((line) => (JSON.parse(line) as { readonly pipelineId: string }).pipelineId)
  expect(ended).toHaveLength(ids.length * trials)
  const countOf = (id: string, within: readonly string[]): number => within.filter((one) => one === id).length
  // Those that began later begin where the first one was.
  const begun = Math.max(...ids.map((id) => ended.indexOf(id)))
  const level = ended.slice(begun)
  const most = trials - Math.max(...ids.map((id) => countOf(id, ended.slice(0, begun))))
  for (let end = 1; end <= level.length; end++) {
    const counts = ids.map((id) => countOf(id, level.slice(0, end)))
    if (Math.max(...counts) >= most) break
    expect(Math.max(...counts) - Math.min(...counts), `after ${end} trials`).toBeLessThanOrEqual(leeway)
  }
})
