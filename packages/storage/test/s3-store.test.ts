import { objectStoreContract, startS3, type TestS3 } from '@assay/testkit'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openObjectStore, openS3Store, type ObjectStore } from '../src/index.ts'

let s3: TestS3
beforeAll(async () => { s3 = await startS3() })
afterAll(async () => { await s3?.stop() })
const open = (secretAccessKey = s3.secretAccessKey, bucket = s3.bucket): ObjectStore =>
  openObjectStore(`s3://${bucket}/some/prefix`, { endpoint: s3.url, region: s3.region, accessKeyId: s3.accessKeyId, secretAccessKey })

objectStoreContract('S3', () => open())

it('tells a wrong key and a missing bucket, and what to check', async () => {
  await expect(open('wrong').put('a', Uint8Array.of(1))).rejects.toMatchObject({ code: 'STORE_UNREACHABLE', message: expect.stringMatching(/SignatureDoesNotMatch.*keys/) })
  await expect(open(s3.secretAccessKey, 'nowhere').ping()).rejects.toMatchObject({ code: 'STORE_UNREACHABLE', message: expect.stringContaining('no bucket nowhere') })
  await expect(open(s3.secretAccessKey, 'nowhere').get('a')).rejects.toMatchObject({ code: 'STORE_UNREACHABLE', message: expect.stringContaining('NoSuchBucket') })
})

describe('servers that lie', () => {
  const headers = { etag: '"1"', 'x-amz-meta-sha256': 'a665a45920422f9d417e4867efdc4fb8a04a1f3fff1fa07e998e86f7f7a27ae3' }
  /** A store whose server answers every request alike. */
  async function against<T> (answer: RequestListener, ask: (store: ObjectStore) => Promise<T>): Promise<T> {
    const server = createServer(answer)
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    const store = openS3Store('bucket', '', { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, accessKeyId: 'a', secretAccessKey: 'b' })
    try {
      return await ask(store)
    } finally {
      await store.close()
      server.closeAllConnections()
      await new Promise((resolve) => { server.close(resolve) })
    }
  }

  it('a flipped bit is OBJECT_DAMAGED', async () => {
    await against((_, response) => response.writeHead(200, headers).end('124'), (store) =>
      expect(store.get('a')).rejects.toMatchObject({ code: 'OBJECT_DAMAGED' }))
    await against((_, response) => response.writeHead(200, headers).end('123'), async (store) =>
      expect(new TextDecoder().decode(await store.get('a'))).toBe('123'))
  })

  it('a cut body is an error, chunked or not', async () => {
    await against((_, response) => {
      response.writeHead(200, { ...headers, 'content-length': 3 })
      response.write('12')
      setTimeout(() => response.destroy(), 50)
    }, (store) => expect(store.get('a')).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' }))
    await against((_, response) => {
      response.writeHead(200, headers)
      response.write('12')
      response.end()
    }, (store) => expect(store.get('a')).rejects.toMatchObject({ code: 'OBJECT_DAMAGED' }))
  })

  it('a page with status 200 is no object, and takes none', async () => {
    const page: RequestListener = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please log in</html>')
    await against(page, async (store) => {
      await expect(store.get('a')).rejects.toMatchObject({ code: 'STORE_UNREACHABLE', message: expect.stringContaining('page') })
      await expect(store.put('a', Uint8Array.of(1))).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
    })
  })

  it('a closed port is STORE_UNREACHABLE', async () => {
    const store = openS3Store('bucket', '', { endpoint: 'http://127.0.0.1:1', accessKeyId: 'a', secretAccessKey: 'b' })
    await expect(store.get('a')).rejects.toMatchObject({ code: 'STORE_UNREACHABLE', message: expect.stringContaining('OBJECTS_URL') })
    await expect(store.putStream('a', (async function * () { yield Uint8Array.of(1) })())).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
  })
})
