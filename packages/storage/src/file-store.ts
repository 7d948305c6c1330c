import { AppError, type ObjectKey } from '@assay/shared'
import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkKey, checkPrefix, endsShort, notFound } from './object-key.ts'
import type { ObjectStore } from './object-store.ts'

/**
 * Objects as files below a folder. A file is written in `.parts`, flushed to the disk, then renamed: readers and crashes see all or nothing.
 * What a crash leaves in `.parts` goes when a store is opened a day later.
 */
export function openFileStore (root: string): ObjectStore {
  const pathOf = (key: ObjectKey): string => join(root, checkKey(key))
  const partsFolder = join(root, '.parts')
  void sweep(partsFolder)
  const folderOf = (prefix: string): string => join(root, checkPrefix(prefix))

  async function write (key: ObjectKey, fill: (file: FileHandle) => Promise<void>): Promise<void> {
    const path = pathOf(key)
    const part = join(partsFolder, randomUUID())
    const file = await fileTrouble(async () => {
      await mkdir(partsFolder, { recursive: true })
      return open(part, 'wx')
    })
    try {
      try {
        await fill(file)
        await fileTrouble(() => file.sync())
      } finally {
        await file.close()
      }
      await fileTrouble(() => place(part, path))
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  }

  async function list (prefix: string): Promise<ObjectKey[]> {
    const entries = await entriesOf(folderOf(prefix))
    const below = await Promise.all(entries.map((entry) => entry.endsWith('/') ? list(`${prefix}${entry}`) : [`${prefix}${entry}`]))
    return below.flat().sort()
  }

  return {
    put: (key, bytes) => write(key, (file) => fileTrouble(() => file.writeFile(bytes))),
    async putStream (key, chunks) {
      const hash = createHash('sha256')
      let bytes = 0
      await write(key, async (file) => {
        for await (const chunk of chunks) {
          hash.update(chunk)
          bytes += chunk.length
          await fileTrouble(() => file.writeFile(chunk))
        }
      })
      return { bytes, sha256: hash.digest('hex') }
    },
    get: (key) => fileTrouble(async () => new Uint8Array(await readFile(pathOf(key))), key),
    async * getStream (key) {
      const file = await fileTrouble(() => open(pathOf(key), 'r'), key)
      try {
        const { size } = await file.stat()
        let bytes = 0
        const buffer = new Uint8Array(chunkBytes)
        while (true) {
          const { bytesRead } = await fileTrouble(() => file.read(buffer, 0, chunkBytes, bytes))
          if (bytesRead === 0) break
          bytes += bytesRead
          yield buffer.slice(0, bytesRead)
        }
        if (bytes < size) throw endsShort(key, bytes, size)
      } finally {
        await file.close()
      }
    },
    async getRange (key, start, end) {
      const file = await fileTrouble(() => open(pathOf(key), 'r'), key)
      try {
        const bytes = new Uint8Array(end - start)
        let filled = 0
        while (filled < bytes.length) {
          const { bytesRead } = await fileTrouble(() => file.read(bytes, filled, bytes.length - filled, start + filled), key)
          if (bytesRead === 0) throw endsShort(key, start + filled, end)
          filled += bytesRead
        }
        return bytes
      } finally {
        await file.close()
      }
    },
    size: (key) => fileTrouble(async () => {
      const found = await stat(pathOf(key)).catch(whenMissing(null))
      return found === null || found.isDirectory() ? null : found.size
    }),
    async move (from, to) {
      const [source, target] = [pathOf(from), pathOf(to)]
      await fileTrouble(() => access(source), from)
      await fileTrouble(() => place(source, target), from)
      await removeEmptyFolders(root, dirname(from))
    },
    list: (prefix) => fileTrouble(() => list(prefix)),
    listFolder: (prefix) => fileTrouble(async () => {
      const entries = await entriesOf(folderOf(prefix))
      const seen = await Promise.all(entries.map(async (entry) => !entry.endsWith('/') || (await list(`${prefix}${entry}`)).length > 0))
      return entries.filter((_, index) => seen[index]).sort()
    }),
    remove: (key) => fileTrouble(async () => {
      await rm(pathOf(key), { force: true })
      await removeEmptyFolders(root, dirname(key))
    }),
    removeFolder: (prefix) => fileTrouble(async () => {
      await rm(folderOf(prefix), { recursive: true, force: true })
      if (prefix !== '') await removeEmptyFolders(root, dirname(prefix.slice(0, -1)))
    }),
    ping: () => fileTrouble(async () => {
      await mkdir(root, { recursive: true })
      await access(root, 2)
    }),
    async close () {}
  }
}

const chunkBytes = 256 * 1024
const partMilliseconds = 24 * 3600 * 1000

/** Renames into a folder that is made where it is missing; made again when another removed it, empty, in between. */
async function place (from: string, to: string): Promise<void> {
  const attempt = async (): Promise<void> => {
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
  }
  await attempt().catch((error) => isMissing(error) ? attempt() : Promise.reject(error))
  await syncFolder(dirname(to))
}

async function sweep (partsFolder: string): Promise<void> {
  for (const name of await readdir(partsFolder).catch(() => [])) {
    const part = join(partsFolder, name)
    const found = await stat(part).catch(() => null)
    if (found !== null && Date.now() - found.mtimeMs > partMilliseconds) await rm(part, { force: true })
  }
}

/** Files and folders (with their `/`) that are keys or parts of keys. */
async function entriesOf (folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(whenMissing([]))
  return entries.filter(({ name }) => !name.startsWith('.')).map((entry) => entry.isDirectory() ? `${entry.name}/` : entry.name)
}

/** A rename lasts through a power cut only when its folder is flushed too; some file systems cannot, and need not. */
async function syncFolder (folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

async function removeEmptyFolders (root: string, folder: string): Promise<void> {
  for (let below = folder; below !== '.' && below !== ''; below = dirname(below)) {
    try {
      await rmdir(join(root, below))
    } catch {
      return
    }
  }
}

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

const whenMissing = <T>(instead: T) => (error: unknown): T => {
  if (isMissing(error)) return instead
  throw error
}

/** @param key when given, a missing file is OBJECT_NOT_FOUND */
async function fileTrouble<T> (act: () => Promise<T>, key?: ObjectKey): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof AppError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    if (key !== undefined && (isMissing(error) || code === 'EISDIR')) throw notFound(key)
    throw new AppError('STORE_UNREACHABLE', `the data folder cannot be used (${message}); check its disk and permissions`, { cause: error })
  }
}
