import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReadableStream } from 'node:stream/web'
import { gzipSync } from 'node:zlib'
import { startRedis } from '@assay/testkit'
import type { TestServer } from '@assay/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let redis: TestServer
let directory: string
let api: ChildProcess
let url: string

beforeAll(async () => {
  redis = await startRedis()
  directory = await mkdtemp(join(tmpdir(), 'assay-api-'))
  api = fork(new URL('../src/main.ts', import.meta.url), { env: { ...process.env, PORT: '0', DATA_DIR: directory, REDIS_URL: redis.url, LOG_LEVEL: 'warn' } })
  const [message] = await once(api, 'message')
  url = message.url
})
afterAll(async () => {
  api.kill('SIGKILL')
  await redis.stop()
  await rm(directory, { recursive: true, force: true })
})

const megabyte = 1024 * 1024
const block = Buffer.from(`${'41,Sales,5993,Yes\n'.repeat(Math.ceil(megabyte / 18))}`)

async function residentMegabytes (): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)![1]) / megabyte
}

/** Posts blocks while looking at the process's memory. @returns the answer and how much memory grew */
async function watchMemory (post: () => Promise<Response>): Promise<{ response: Response, growth: number }> {
  const before = await residentMegabytes()
  let most = before
  let done = false
  const answer = post().finally(() => { done = true })
  while (!done) {
    most = Math.max(most, await residentMegabytes())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { response: await answer, growth: most - before }
}

const stream = (head: string, megabytes: number, tail = '') => ReadableStream.from((function * () {
  yield Buffer.from(head)
  for (let sent = 0; sent < megabytes; sent++) yield block
  yield Buffer.from(tail)
})())

describe('the process', () => {
  it('takes 200 MB in bounded memory', async () => {
    const { response, growth } = await watchMemory(() => fetch(`${url}/datasets?target=left`, {
      method: 'POST', headers: { 'content-type': 'text/csv' }, body: stream('age,job,pay,left\n', 200), duplex: 'half'
    } as RequestInit))
    expect(response.status).toBe(202)
    expect(await response.json()).toMatchObject({ dataset: { bytes: 17 + 200 * block.length } })
    expect(growth).toBeLessThan(100)
  })

  it('takes a form of 100 MB in bounded memory', async () => {
    const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="staff.csv"\r\ncontent-type: text/csv\r\n\r\nage,job,pay,left\n'
    const tail = '\r\n--b\r\ncontent-disposition: form-data; name="target"\r\n\r\nleft\r\n--b--\r\n'
    const { response, growth } = await watchMemory(() => fetch(`${url}/datasets`, {
      method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: stream(head, 100, tail), duplex: 'half'
    } as RequestInit))
    expect(response.status).toBe(202)
    expect(await response.json()).toMatchObject({ dataset: { bytes: 17 + 100 * block.length }, pipeline: { modelName: 'staff' } })
    expect(growth).toBeLessThan(100)
  })

  it('stops at a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * megabyte))
    const { response, growth } = await watchMemory(() => fetch(`${url}/datasets?target=left`, {
      method: 'POST', headers: { 'content-type': 'text/csv', 'content-encoding': 'gzip' }, body: bomb
    }))
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('decompressed') })
    expect(growth).toBeLessThan(100)
  })

  it('ends cleanly when it is told to', async () => {
    api.kill('SIGTERM')
    expect(await once(api, 'exit')).toEqual([0, null])
  })
})
