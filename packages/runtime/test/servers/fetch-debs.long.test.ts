import { execFile } from 'node:child_process'
import { access, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fetchDebs } from '../../src/index.ts'

const packages = ['redis-server', 'redis-tools']

let directory: string
beforeAll(async () => { directory = await mkdtemp(join(tmpdir(), 'assay-debs-')) })
afterAll(() => rm(directory, { recursive: true, force: true }))

it('fetches a package once for all who ask at the same moment', async () => {
  const ask = `import { fetchDebs } from ${JSON.stringify(new URL('../../src/index.ts', import.meta.url).href)}; console.log(await fetchDebs(${JSON.stringify(packages)}, ${JSON.stringify(directory)}))`
  const other = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', ask])
  const roots = [...await Promise.all([fetchDebs(packages, directory), fetchDebs(packages, directory)]), (await other).stdout.trim()]
  expect(new Set(roots)).toEqual(new Set([join(directory, 'redis-server+redis-tools')]))
  await access(join(directory, 'redis-server+redis-tools/usr/bin/redis-server'))
  expect((await readdir(directory)).sort()).toEqual(['apt', 'redis-server+redis-tools'])
})

it('gives null for a package that does not exist', async () => {
  expect(await fetchDebs(['no-such-package-anywhere'], directory)).toBeNull()
})
