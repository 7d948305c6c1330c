import { objectStoreContract } from '@assay/testkit'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFileStore, openObjectStore } from '../src/index.ts'

let directory: string
beforeAll(async () => { directory = await mkdtemp(join(tmpdir(), 'assay-files-')) })
afterAll(() => rm(directory, { recursive: true }))

objectStoreContract('file', () => openObjectStore(pathToFileURL(join(directory, 'not there yet'))))

it('leaves no parts behind and sweeps old ones', async () => {
  const root = join(directory, 'swept')
  const parts = join(root, '.parts')
  await mkdir(parts, { recursive: true })
  await writeFile(join(parts, 'old'), 'x')
  await utimes(join(parts, 'old'), 0, 0)
  await writeFile(join(parts, 'young'), 'x')
  const store = openFileStore(root)
  await store.put('a/b', Uint8Array.of(1))
  await expect.poll(() => readdir(parts)).toEqual(['young'])
  expect(await store.list('')).toEqual(['a/b'])
})

it('says STORE_UNREACHABLE when the folder cannot be one', async () => {
  const file = join(directory, 'a-file')
  await writeFile(file, '')
  await expect(openFileStore(file).put('a', Uint8Array.of(1))).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
  await expect(openFileStore(file).ping()).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
})
