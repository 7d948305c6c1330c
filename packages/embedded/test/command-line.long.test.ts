import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const script = fileURLToPath(new URL('../src/command-line/main.ts', import.meta.url))
let directory: string
beforeAll(async () => { directory = await mkdtemp(path.join(tmpdir(), 'assay-alone-')) })
afterAll(() => rm(directory, { recursive: true, force: true }))

/** Runs `assay` where no server is named and none listens. */
async function run (words: readonly string[]) {
  const closed = createServer().listen(0)
  const { port } = closed.address() as AddressInfo
  closed.close()
  const child = spawn(process.execPath, [script, ...words], { env: { ...process.env, ASSAY_URL: '', ASSAY_KEY: '', PORT: String(port), DATA_DIR: path.join(directory, 'data'), API_KEYS: 'ann:admin:secret:of:ann', LOG_LEVEL: 'warn' } })
  const [output, messages, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close') as Promise<[number]>])
  return { exitCode, output, messages }
}

it('trains and predicts without a server: it brings one for each command, and what was learnt stays', async () => {
  const file = path.join(directory, 'pets.csv')
  await writeFile(file, `legs,kind\n${Array.from({ length: 60 }, (_, row) => `${row % 2 === 0 ? 2 : 4},${row % 2 === 0 ? 'bird' : 'cat'}\n`).join('')}`)
  const trained = await run(['train', file, '--target', 'kind', '--trials', '1', '--learners', 'baseline', '--accept', 'legs'])
  expect(trained.messages).toMatch(/^No server at http:\/\/127\.0\.0\.1:\d+: one is started for this command/)
  expect(trained.output).toMatch(/\nModel "pets" version 1 answers now/)
  expect(trained.exitCode).toBe(0)
  const asked = await run(['predict', 'pets', '--row', '{"legs": 2}'])
  expect(asked).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^(bird|cat) \(/) })
})

it('starts nothing to say what is wrong with a call', async () => {
  const { exitCode, messages } = await run(['trian'])
  expect([exitCode, messages]).toEqual([2, expect.stringMatching(/^assay: There is no command "trian"/)])
})
