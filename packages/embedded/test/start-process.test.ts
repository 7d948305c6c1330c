import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startProcess } from '../src/start-process.ts'

let directory: string
beforeAll(async () => { directory = await mkdtemp(path.join(tmpdir(), 'assay-process-')) })
afterAll(() => rm(directory, { recursive: true, force: true }))

it('starts a killed service again, and again when it dies before it is ready', { timeout: 20_000 }, async () => {
  const failOnce = path.join(directory, 'fail-once')
  const restarts: string[] = []
  const service = await startProcess({
    name: 'fragile',
    script: new URL('./fragile-service.ts', import.meta.url),
    environment: { ...process.env, FAIL_ONCE: failOnce },
    logFile: path.join(directory, 'fragile.log'),
    onRestart: (reason) => restarts.push(reason)
  })
  await writeFile(failOnce, '')
  process.kill(Number(service.url!.split('/').at(-1)), 'SIGKILL')
  await expect.poll(() => restarts, { timeout: 10_000 }).toEqual(['fragile ended with SIGKILL', 'fragile ended with 1'])
  await expect(stat(failOnce)).rejects.toThrow()
  await service.stop()
})
