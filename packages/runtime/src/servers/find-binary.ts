import { access, constants, readdir } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { fetchDebs } from './fetch-debs.ts'

export interface Binary {
  /** Command and first arguments that run it. */
  readonly command: readonly string[]
  /** Where it was found, in words. */
  readonly from: string
  /** The folder that stands for `/`, of a program that was fetched. */
  readonly root?: string
}

export interface Wanted {
  /** Names of the program, best first. */
  readonly names: readonly string[]
  /** Debian packages that hold it. */
  readonly packages: readonly string[]
}

/**
 * Finds a server's program on the PATH, or fetches its Debian package into a folder without being root, changing nothing on the system.
 *
 * @returns null when neither can be had
 */
export async function findBinary ({ names, packages }: Wanted): Promise<Binary | null> {
  for (const name of names) {
    const path = await findOnPath(name)
    if (path !== null) return { command: [path], from: `${path} (on the PATH)` }
  }
  const root = await fetchDebs(packages)
  if (root === null) return null
  for (const name of names) {
    const path = join(root, 'usr/bin', name)
    if (!await isExecutable(path)) continue
    const command = ['/usr/bin/env', `LD_LIBRARY_PATH=${await libraryPath(root)}`, path]
    return { command, from: `${name} of the Debian package ${packages[0]}, fetched without installing it`, root }
  }
  return null
}

async function findOnPath (name: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', 'command -v "$1"', 'sh', name])
    const path = stdout.trim()
    return path.startsWith('/') ? path : null
  } catch {
    return null
  }
}

/** Folders of an extracted root that hold shared libraries: `usr/lib` and its folder of the machine's architecture. */
export async function libraryPath (root: string): Promise<string> {
  const library = join(root, 'usr/lib')
  const folders = await readdir(library).catch(() => [])
  return [library, ...folders.filter((name) => /-linux-gnu/.test(name)).map((name) => join(library, name))].join(delimiter)
}

async function isExecutable (path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false)
}
