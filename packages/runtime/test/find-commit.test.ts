import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findCommit } from '../src/index.ts'

const commit = '0123456789abcdef0123456789abcdef01234567'
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-'))
  await mkdir(join(folder, '.git', 'refs', 'heads'), { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('reads the commit that HEAD names, by itself, by a branch, or by a packed one', async () => {
  expect(await findCommit(folder)).toBeUndefined()
  await writeFile(join(folder, '.git', 'HEAD'), `${commit}\n`)
  expect(await findCommit(folder)).toBe(commit)
  await writeFile(join(folder, '.git', 'HEAD'), 'ref: refs/heads/main\n')
  await writeFile(join(folder, '.git', 'packed-refs'), `# pack-refs with: peeled\n${commit} refs/heads/main\n`)
  expect(await findCommit(folder)).toBe(commit)
  await writeFile(join(folder, '.git', 'refs', 'heads', 'main'), `${commit.replaceAll('0', 'f')}\n`)
  expect(await findCommit(folder)).toBe(commit.replaceAll('0', 'f'))
})
