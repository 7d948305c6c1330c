import { expect, it } from 'vitest'
import { findDocument, openMemoryStore, readDocument, writeDocument, writeDocumentOnce } from '../src/index.ts'

it('writes and reads JSON, once where asked', async () => {
  const objects = openMemoryStore()
  expect(await findDocument(objects, 'a.json')).toBeNull()
  expect(await writeDocumentOnce(objects, 'a.json', { é: [1, null] })).toBe(true)
  expect(await writeDocumentOnce(objects, 'a.json', { other: 1 })).toBe(false)
  expect(await readDocument(objects, 'a.json')).toEqual({ é: [1, null] })
  await writeDocument(objects, 'a.json', 2)
  expect(await findDocument(objects, 'a.json')).toBe(2)
})

it('names the key of what is missing or damaged', async () => {
  const objects = openMemoryStore()
  await expect(readDocument(objects, 'a.json')).rejects.toMatchObject({ code: 'OBJECT_NOT_FOUND' })
  for (const bytes of [[0x7b], [0xff, 0x31]]) {
    await objects.put('a.json', Uint8Array.from(bytes))
    await expect(findDocument(objects, 'a.json')).rejects.toMatchObject({ code: 'OBJECT_DAMAGED', message: expect.stringContaining('a.json') })
  }
})
