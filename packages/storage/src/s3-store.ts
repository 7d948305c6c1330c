import {
  CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand, PutObjectCommand, S3Client, paginateListObjectsV2,
  type GetObjectCommandOutput, type ListObjectsV2CommandOutput
} from '@aws-sdk/client-s3'
import { AppError, type ObjectKey } from '@assay/shared'
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { checkKey, checkPrefix, endsShort, notFound } from './object-key.ts'
import type { ObjectStore } from './object-store.ts'
import { partBytes, uploadParts } from './s3-multipart.ts'
import { sendWithin, storeTrouble } from './s3-requests.ts'

export interface S3Settings {
  /** Absent: AWS itself. */
  readonly endpoint?: string | undefined
  /** Default `us-east-1`, which servers other than AWS accept. */
  readonly region?: string | undefined
  /** Both absent: as AWS's own tools find them. */
  readonly accessKeyId?: string | undefined
  readonly secretAccessKey?: string | undefined
}

/**
 * Objects in a bucket, below a prefix. The SDK hands on flipped bits, cut bodies and an HTML page as success and waits for ever on a silent server:
 * sizes and, where the object was small enough to hash before it was sent, SHA-256 are checked here, and every wait has an end.
 */
export function openS3Store (bucket: string, prefix: string, { endpoint, region = 'us-east-1', accessKeyId, secretAccessKey }: S3Settings): ObjectStore {
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && endpoint !== '' && { endpoint }),
    ...(accessKeyId !== undefined && secretAccessKey !== undefined && { credentials: { accessKeyId, secretAccessKey } }),
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5_000 },
    maxAttempts: 3
  })
  const send = sendWithin(client)
  const root = prefix === '' ? '' : `${prefix}/`
  const place = (key: ObjectKey): { Bucket: string, Key: string } => ({ Bucket: bucket, Key: `${root}${checkKey(key)}` })

  async function head (key: ObjectKey): Promise<{ bytes: number, sha256: string | undefined } | null> {
    try {
      const { ContentLength, Metadata } = await send(new HeadObjectCommand(place(key)), key)
      return { bytes: ContentLength ?? 0, sha256: Metadata?.sha256 }
    } catch (error) {
      if (error instanceof AppError && error.code === 'OBJECT_NOT_FOUND') return null
      throw error
    }
  }

  async function put (key: ObjectKey, bytes: Uint8Array, sha256 = hashOf(bytes)): Promise<void> {
    await send(new PutObjectCommand({ ...place(key), Body: bytes, ContentLength: bytes.length, ContentType: 'application/octet-stream', Metadata: { sha256 } }), key)
    const stored = await head(key)
    if (stored?.bytes !== bytes.length || stored.sha256 !== sha256) throw notStored(key)
  }

  /** @param range all of the object where absent: only then its hash tells whether it is whole */
  async function * read (key: ObjectKey, range?: { readonly start: number, readonly end: number }): AsyncGenerator<Uint8Array> {
    const impatience = new AbortController()
    const listen = (): NodeJS.Timeout => setTimeout(() => impatience.abort(), silenceMilliseconds)
    let silence = listen()
    let body: Readable | undefined
    try {
      const answer = await send(new GetObjectCommand({ ...place(key), ...(range && { Range: `bytes=${range.start}-${range.end - 1}` }) }), key, impatience.signal)
      body = bodyOf(key, answer)
      const hash = createHash('sha256')
      let bytes = 0
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        clearTimeout(silence)
        hash.update(chunk)
        bytes += chunk.length
        yield new Uint8Array(chunk)
        silence = listen()
      }
      if (range === undefined) checkWhole(key, answer, bytes, hash.digest('hex'))
      else if (bytes !== range.end - range.start) throw endsShort(key, range.start + bytes, range.end)
    } catch (error) {
      throw storeTrouble(error, key)
    } finally {
      clearTimeout(silence)
      body?.destroy()
    }
  }

  async function pages (below: string, folders: boolean): Promise<ListObjectsV2CommandOutput[]> {
    try {
      const query = { Bucket: bucket, Prefix: `${root}${checkPrefix(below)}`, ...(folders && { Delimiter: '/' }) }
      return await collect(paginateListObjectsV2({ client }, query, { abortSignal: AbortSignal.timeout(listMilliseconds) }))
    } catch (error) {
      throw storeTrouble(error, below)
    }
  }

  async function list (below: string): Promise<ObjectKey[]> {
    const found = await pages(below, false)
    return found.flatMap(({ Contents = [] }) => Contents.map(({ Key = '' }) => Key.slice(root.length))).sort()
  }

  const remove = async (key: ObjectKey): Promise<void> => {
    await send(new DeleteObjectCommand(place(key)), key).catch((error) => {
      if (!(error instanceof AppError && error.code === 'OBJECT_NOT_FOUND')) throw error
    })
  }

  return {
    put,
    async putStream (key, chunks) {
      const hash = createHash('sha256')
      let bytes = 0
      const upload = uploadParts(send, place(key), key)
      let part: Uint8Array[] = []
      let held = 0
      try {
        for await (const chunk of chunks) {
          hash.update(chunk)
          bytes += chunk.length
          part.push(chunk.slice())
          held += chunk.length
          if (held < partBytes) continue
          await upload.add(Buffer.concat(part))
          part = []
          held = 0
        }
        const rest = Buffer.concat(part)
        const sha256 = hash.digest('hex')
        if (bytes === rest.length) {
          await put(key, rest, sha256)
        } else {
          await upload.finish(rest)
          if ((await head(key))?.bytes !== bytes) throw notStored(key)
        }
        return { bytes, sha256 }
      } catch (error) {
        await upload.abandon()
        throw error
      }
    },
    async get (key) {
      return new Uint8Array(Buffer.concat(await collect(read(key))))
    },
    getStream: (key) => read(key),
    async getRange (key, start, end) {
      return new Uint8Array(Buffer.concat(await collect(read(key, { start, end }))))
    },
    async size (key) { return (await head(key))?.bytes ?? null },
    async move (from, to) {
      const source = await head(from)
      if (source === null) throw notFound(from)
      if (from === to) return
      await send(new CopyObjectCommand({ ...place(to), CopySource: `${bucket}/${encodeURI(place(from).Key)}` }), from)
      if ((await head(to))?.bytes !== source.bytes) throw notStored(to)
      await remove(from)
    },
    list,
    async listFolder (below) {
      const found = await pages(below, true)
      const start = root.length + below.length
      return found.flatMap(({ Contents = [], CommonPrefixes = [] }) => [
        ...Contents.map(({ Key = '' }) => Key.slice(start)),
        ...CommonPrefixes.map(({ Prefix = '' }) => Prefix.slice(start))
      ]).sort()
    },
    remove,
    async removeFolder (below) {
      const keys = await list(below)
      while (keys.length > 0) await Promise.all(keys.splice(0, removalsAtOnce).map(remove))
    },
    async ping () {
      await send(new HeadBucketCommand({ Bucket: bucket }), `bucket ${bucket}`).catch((error) => {
        throw error instanceof AppError && error.code === 'OBJECT_NOT_FOUND' ? new AppError('STORE_UNREACHABLE', `there is no bucket ${bucket}; create it, or mend OBJECTS_URL`) : error
      })
    },
    async close () { client.destroy() }
  }
}

const silenceMilliseconds = 20_000
const listMilliseconds = 60_000
const removalsAtOnce = 16

async function collect<T> (items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = []
  for await (const item of items) collected.push(item)
  return collected
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const notStored = (key: ObjectKey): AppError => new AppError('STORE_UNREACHABLE', `the object store took ${key} but does not have it; is OBJECTS_URL an S3 server?`)

function checkWhole (key: ObjectKey, { ContentLength, Metadata }: GetObjectCommandOutput, bytes: number, sha256: string): void {
  const expected = Metadata?.sha256
  if (ContentLength !== undefined && ContentLength !== bytes) throw endsShort(key, bytes, ContentLength)
  if (expected !== undefined && expected !== sha256) throw new AppError('OBJECT_DAMAGED', `${key} holds other bytes than were stored`)
  if (ContentLength === undefined && expected === undefined) throw new AppError('OBJECT_DAMAGED', `${key} came without size and hash, nobody knows whether it is whole`)
}

/** A proxy's or a portal's page comes with status 200 as well, and with neither mark of an object. */
function bodyOf (key: ObjectKey, { Body, ETag, ContentType }: GetObjectCommandOutput): Readable {
  const body = Body as Readable
  // The reader hears of errors by its own means; one that comes after it has left must not end the process.
  body.on('error', () => {})
  if (ETag !== undefined && ContentType !== 'text/html') return body
  body.destroy()
  throw new AppError('STORE_UNREACHABLE', `what answers for ${key} is a page, not an object; is OBJECTS_URL an S3 server?`)
}
