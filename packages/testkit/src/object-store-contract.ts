import { AppError } from '@assay/shared'
import type { ObjectStore } from '@assay/storage'
import { assert, asyncProperty, uint8Array } from 'fast-check'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

/**
 * What every object store promises, asked of one.
 *
 * @param open an empty store; it is opened once and closed at the end
 */
export function objectStoreContract (name: string, open: () => Promise<ObjectStore> | ObjectStore): void {
  describe(`object store: ${name}`, () => {
    let store: ObjectStore
    let folder = ''
    let count = 0
    beforeAll(async () => { store = await open() })
    beforeEach(() => { folder = `test-${++count}` })
    afterAll(async () => { await store.close() })
    /** In a folder of its own for each test. */
    const key = (rest: string): string => `${folder}/${rest}`

    it('gives back the bytes that were put, of any content', async () => {
      await assert(asyncProperty(uint8Array({ maxLength: 5_000 }), async (bytes) => {
        await store.put(key('object'), bytes)
        expect(await store.get(key('object'))).toEqual(bytes)
        expect(await store.size(key('object'))).toBe(bytes.length)
      }), { numRuns: 15 })
    })

    it('lets go of the bytes it was given and gives copies of those it has', async () => {
      const bytes = Uint8Array.of(1, 2, 3)
      await store.put(key('object'), bytes)
      bytes[0] = 9
      const first = await store.get(key('object'))
      first[1] = 9
      expect([...await store.get(key('object'))]).toEqual([1, 2, 3])
    })

    it('streams in and out, of any size, and tells size and SHA-256', async () => {
      for (const total of [0, 1, 100_000, 17 * 1024 * 1024 + 5]) {
        const bytes = patternOf(total)
        const expected = createHash('sha256').update(bytes).digest('hex')
        expect(await store.putStream(key('stream'), cut(bytes, 65_521))).toEqual({ bytes: total, sha256: expected })
        expect(await store.size(key('stream'))).toBe(total)
        const hash = createHash('sha256')
        for await (const chunk of store.getStream(key('stream'))) hash.update(chunk)
        expect(hash.digest('hex')).toBe(expected)
      }
    })

    it('gives any part of an object, and says when it ends before that', async () => {
      const bytes = patternOf(100_000)
      await store.put(key('object'), bytes)
      for (const [start, end] of [[0, 4], [70_001, 99_999], [0, 100_000], [99_999, 100_000]] as const) {
        expect(await store.getRange(key('object'), start, end)).toEqual(bytes.subarray(start, end))
      }
      await expect(store.getRange(key('object'), 99_000, 100_001)).rejects.toMatchObject({ code: 'OBJECT_DAMAGED', message: expect.stringContaining(key('object')) })
      await expect(store.getRange(key('missing'), 0, 4)).rejects.toMatchObject({ code: 'OBJECT_NOT_FOUND' })
    })

    it('stores nothing of a stream that breaks, and passes its error on', async () => {
      await store.put(key('broken'), Uint8Array.of(7))
      for (const total of [1_000, 17 * 1024 * 1024]) {
        const breaking = async function * (): AsyncGenerator<Uint8Array> {
          yield * cut(patternOf(total), 1 << 20)
          throw new AppError('DATASET_TOO_LARGE', 'too much')
        }
        await expect(store.putStream(key('broken'), breaking())).rejects.toMatchObject({ code: 'DATASET_TOO_LARGE' })
        await expect(store.putStream(key('never'), breaking())).rejects.toMatchObject({ code: 'DATASET_TOO_LARGE' })
      }
      expect([...await store.get(key('broken'))]).toEqual([7])
      expect(await store.list(`${folder}/`)).toEqual([key('broken')])
    })

    it('lets a reader leave in the middle of a stream', async () => {
      await store.put(key('object'), patternOf(3_000_000))
      for await (const chunk of store.getStream(key('object'))) {
        expect(chunk.length).toBeGreaterThan(0)
        break
      }
      expect(await store.size(key('object'))).toBe(3_000_000)
    })

    it('says OBJECT_NOT_FOUND with the key', async () => {
      const missing = { code: 'OBJECT_NOT_FOUND', message: expect.stringContaining(key('missing')) }
      await expect(store.get(key('missing'))).rejects.toMatchObject(missing)
      await expect(store.getStream(key('missing'))[Symbol.asyncIterator]().next()).rejects.toMatchObject(missing)
      await expect(store.move(key('missing'), key('elsewhere'))).rejects.toMatchObject(missing)
      expect(await store.size(key('missing'))).toBeNull()
      await store.remove(key('missing'))
      await store.removeFolder(`${key('missing')}/`)
      expect(await store.list(`${key('missing')}/`)).toEqual([])
      expect(await store.listFolder(`${key('missing')}/`)).toEqual([])
    })

    it('takes a folder for no object', async () => {
      await store.put(key('folder/object'), Uint8Array.of(1))
      expect(await store.size(key('folder'))).toBeNull()
      await expect(store.get(key('folder'))).rejects.toMatchObject({ code: 'OBJECT_NOT_FOUND' })
    })

    it('lists keys and folders by code units', async () => {
      const names = ['b', 'B', 'a/2', 'a/10', 'a/b/c', 'a.b', 'a-b', 'm%2Ec', '_x', '000010', '000009']
      await Promise.all(names.map((name) => store.put(key(`l/${name}`), Uint8Array.of(1))))
      await store.put(key('lother'), Uint8Array.of(1))
      expect(await store.list(key('l/'))).toEqual(names.map((name) => key(`l/${name}`)).sort())
      expect(await store.listFolder(key('l/'))).toEqual(['b', 'B', 'a/', 'a.b', 'a-b', 'm%2Ec', '_x', '000010', '000009'].sort())
      expect(await store.listFolder(key('l/a/'))).toEqual(['10', '2', 'b/'])
    })

    it('moves over what is there, and removes', async () => {
      await store.put(key('a'), Uint8Array.of(1))
      await store.put(key('deep/b'), Uint8Array.of(2))
      await store.move(key('a'), key('deep/b'))
      expect(await store.size(key('a'))).toBeNull()
      expect([...await store.get(key('deep/b'))]).toEqual([1])
      await store.put(key('deep/c/d'), Uint8Array.of(3))
      await store.remove(key('deep/b'))
      expect(await store.list(`${folder}/`)).toEqual([key('deep/c/d')])
      await store.removeFolder(`${folder}/`)
      expect(await store.list(`${folder}/`)).toEqual([])
      await store.put(key('deep/b'), Uint8Array.of(4))
      expect([...await store.get(key('deep/b'))]).toEqual([4])
    })

    it('shows a reader the old bytes or the new, never a part', async () => {
      const versions = [patternOf(300_000), patternOf(200_000).reverse()]
      const known = new Set(versions.map((bytes) => createHash('sha256').update(bytes).digest('hex')))
      await store.put(key('atomic'), versions[0]!)
      const write = async (): Promise<void> => {
        for (let turn = 0; turn < 10; turn++) await store.put(key('atomic'), versions[turn % 2]!)
      }
      const read = async (): Promise<void> => {
        for (let turn = 0; turn < 20; turn++) expect(known).toContain(createHash('sha256').update(await store.get(key('atomic'))).digest('hex'))
      }
      await Promise.all([write(), read(), read()])
    })

    it('bears many at once in one folder that comes and goes', async () => {
      await Promise.all(Array.from({ length: 20 }, async (_, index) => {
        await store.put(key(`busy/${index}/object`), Uint8Array.of(index))
        await store.remove(key(`busy/${index}/object`))
        await store.put(key(`busy/${index}/object`), Uint8Array.of(index))
      }))
      expect(await store.list(key('busy/'))).toHaveLength(20)
    })

    it('refuses keys that could leave their folder', async () => {
      for (const unsafe of ['../x', 'a/../b', '/etc/x', 'a//b', '', 'a/', '.', 'a/.hidden', 'a\\b', 'a\0b', 'a b', 'é']) {
        await expect(store.put(unsafe, Uint8Array.of(1))).rejects.toMatchObject({ message: expect.stringContaining(unsafe) })
        await expect(store.get(unsafe)).rejects.toBeInstanceOf(AppError)
        await expect(store.list(`${unsafe}/x`)).rejects.toBeInstanceOf(AppError)
      }
    })

    it('answers a ping', async () => { await store.ping() })
  })
}

/** Bytes that repeat with a long period, so that a lost or doubled chunk shows. */
function patternOf (total: number): Uint8Array {
  return Uint8Array.from({ length: total }, (_, index) => (index * 31 + (index >> 8)) & 255)
}

async function * cut (bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size)
}
