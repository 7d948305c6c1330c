import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findServer } from '../../src/command-line/find-server.ts'

let home: Server
let port: string
let said: string[]
beforeEach(async () => {
  said = []
  home = createServer(({ url }, response) => { response.writeHead(url === '/healthy' ? 200 : 404).end() }).listen(0, '127.0.0.1')
  await once(home, 'listening')
  port = String((home.address() as AddressInfo).port)
})
afterEach(() => { home.close() })

const started = { url: 'http://127.0.0.1:1', stop: async () => {} }
const find = (named?: string) => findServer(named, { port, say: (line) => said.push(line) }, async (say) => {
  say('starting')
  return started
})

it('is the one that answers at home, and says so', async () => {
  expect((await find()).url).toBe(`http://127.0.0.1:${port}`)
  expect(said).toEqual([`Server: http://127.0.0.1:${port}`])
})

it('is the one that is named, whether it answers or not', async () => {
  expect((await find('http://127.0.0.1:2')).url).toBe('http://127.0.0.1:2')
  expect(said).toEqual([])
})

it('is started where none answers', async () => {
  home.close()
  home.closeAllConnections()
  expect(await find()).toBe(started)
  expect(said).toEqual([expect.stringMatching(/^No server at .* one is started/), 'starting'])
})
