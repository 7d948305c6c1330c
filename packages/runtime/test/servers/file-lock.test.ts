import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withFileLock } from '../../src/servers/file-lock.ts'

let directory: string
beforeAll(async () => { directory = await mkdtemp(join(tmpdir(), 'assay-lock-')) })
afterAll(() => rm(directory, { recursive: true }))

it('lets one in at a time, also after one failed', async () => {
  let inside = 0
  let most = 0
  const visit = (fails: boolean): Promise<void> => withFileLock(join(directory, 'lock'), async () => {
    most = Math.max(most, ++inside)
    await new Promise((resolve) => { setTimeout(resolve, 20) })
    inside--
    if (fails) throw new Error('as planned')
  })
  const visits = await Promise.allSettled([visit(false), visit(true), visit(false), visit(true)])
  expect(most).toBe(1)
  expect(visits.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
})

it('takes over from a dead process', async () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  await writeFile(join(directory, 'abandoned'), String(pid))
  expect(await withFileLock(join(directory, 'abandoned'), async () => 'in')).toBe('in')
})
