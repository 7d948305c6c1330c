import type { ObjectKey } from '@assay/shared'
import { createHash } from 'node:crypto'
import { checkKey, checkPrefix, endsShort, foldersOf, notFound } from './object-key.ts'
import type { ObjectStore } from './object-store.ts'

/** Objects of this process alone, gone with it. */
export function openMemoryStore (): ObjectStore {
  const objects = new Map<ObjectKey, Uint8Array>()
  const read = (key: ObjectKey): Uint8Array => {
    const bytes = objects.get(checkKey(key))
    if (bytes === undefined) throw notFound(key)
    return bytes
  }
  const list = (prefix: string): ObjectKey[] => [...objects.keys()].filter((key) => key.startsWith(checkPrefix(prefix))).sort()
  return {
    async put (key, bytes) { objects.set(checkKey(key), bytes.slice()) },
    async putStream (key, chunks) {
      checkKey(key)
      const parts: Uint8Array[] = []
      for await (const chunk of chunks) parts.push(chunk.slice())
      const bytes = new Uint8Array(Buffer.concat(parts))
      objects.set(key, bytes)
      return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    },
    async get (key) { return read(key).slice() },
    async * getStream (key) { yield read(key).slice() },
    async getRange (key, start, end) {
      const bytes = read(key).slice(start, end)
      if (bytes.length < end - start) throw endsShort(key, start + bytes.length, end)
      return bytes
    },
    async size (key) { return objects.get(checkKey(key))?.length ?? null },
    async move (from, to) {
      objects.set(checkKey(to), read(from))
      if (from !== to) objects.delete(from)
    },
    async list (prefix) { return list(prefix) },
    async listFolder (prefix) { return foldersOf(list(prefix), prefix) },
    async remove (key) { objects.delete(checkKey(key)) },
    async removeFolder (prefix) { for (const key of list(prefix)) objects.delete(key) },
    async ping () {},
    async close () {}
  }
}
