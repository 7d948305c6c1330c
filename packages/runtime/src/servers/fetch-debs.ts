import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { withFileLock } from './file-lock.ts'

const run = promisify(execFile)
const listMilliseconds = 24 * 3600 * 1000

/** `.toolchain/debs` at the root of the project. */
export const debsDirectory = fileURLToPath(new URL('../../../../.toolchain/debs', import.meta.url))

/**
 * Downloads Debian (or Ubuntu) packages, whether the system has them or not, with what they need and it lacks, and extracts them into a folder, once.
 * Needs no root and installs nothing: apt keeps its state in the same folder. Several processes may ask at once.
 *
 * @returns the folder that stands for `/`, or null where apt is missing or nothing can be downloaded
 */
export async function fetchDebs (packages: readonly string[], directory = debsDirectory): Promise<string | null> {
  const root = join(directory, packages.join('+'))
  if (await exists(root)) return root
  try {
    await mkdir(directory, { recursive: true })
    return await withFileLock(join(directory, 'lock'), async () => {
      if (!await exists(root)) await extract(packages, directory, root)
      return root
    })
  } catch {
    return null
  }
}

async function extract (packages: readonly string[], directory: string, root: string): Promise<void> {
  const work = join(directory, `.work-${randomUUID()}`)
  const state = join(directory, 'apt')
  const lists = join(state, 'lists')
  await Promise.all([join(lists, 'partial'), join(state, 'archives/partial'), join(work, 'debs'), join(work, 'root')].map((path) => mkdir(path, { recursive: true })))
  const options = [
    `Dir::State=${state}`, `Dir::State::lists=${lists}`, 'Dir::State::status=/var/lib/dpkg/status', `Dir::Cache=${state}`,
    'Debug::NoLocking=1', 'APT::Sandbox::User=root', 'APT::Install-Recommends=0'
  ].flatMap((option) => ['-o', option])
  try {
    // A source that does not answer is no matter as long as the packages are found in another.
    if (!await isFresh(lists)) await run('apt-get', [...options, '-qq', 'update']).catch(() => {})
    const { stdout } = await run('apt-get', [...options, '--simulate', 'install', ...packages])
    const missing = new Map([...stdout.matchAll(/^Inst (\S+) (?:\[[^\]]*\] )?\((\S+)/gm)].map(([, name, version]) => [name!, `${name}=${version}`]))
    const wanted = [...missing.values(), ...packages.filter((name) => !missing.has(name))]
    await run('apt-get', [...options, '-qq', 'download', ...wanted], { cwd: join(work, 'debs') })
    await run('/bin/sh', ['-c', 'for deb in debs/*.deb; do dpkg-deb -x "$deb" root; done'], { cwd: work })
    await rename(join(work, 'root'), root)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function isFresh (lists: string): Promise<boolean> {
  const { mtimeMs } = await stat(join(lists, 'partial'))
  const filled = await run('/bin/sh', ['-c', 'ls "$1"/*Packages*', 'sh', lists]).then(() => true, () => false)
  return filled && Date.now() - mtimeMs < listMilliseconds
}

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false)
