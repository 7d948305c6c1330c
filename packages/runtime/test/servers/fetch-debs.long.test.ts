import { execFile } from 'node:child_process'
import { access, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fetchDebs } from '../../src/index.ts'

let directory: string
beforeAll(async () => { directory = await mkdtemp(join(tmpdir(), 'assay-debs-')) })
afterAll(() => rm(directory, { recursive: true, force: true }))

it('fetches a package once for all who ask at the same moment', async () => {
  const ask = `import { fetchDebs } from ${JSON.stringify(new URL('../../src/index.ts', import.meta.url).href)}; console.log(await fetchDebs(['redis-server'], ${JSON.stringify(directory)}))`
  const other = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', ask])
  const roots = [...await Promise.all([fetchDebs(['redis-server'], directory), fetchDebs(['redis-server'], directory)]), (await other).stdout.trim()]
  expect(new Set(roots)).toEqual(new Set([join(directory, 'redis-server')]))
  await access(join(directory, 'redis-server/usr/bin/redis-server'))
  expect((await readdir(directory)).sort()).toEqual(['apt', 'redis-server'])
})

it('gives null for a package that does not exist', async () => {
  expect(await fetchDebs(['no-such-package-anywhere'], directory)).toBeNull()
})
