import { AbortMultipartUploadCommand, CompleteMultipartUploadCommand, CreateMultipartUploadCommand, UploadPartCommand, type CompletedPart } from '@aws-sdk/client-s3'
import { AppError, type ObjectKey } from '@assay/shared'
import type { Send } from './s3-requests.ts'

/** Bytes of a part: at most 10,000 parts make 160 GB. */
export const partBytes = 16 * 1024 * 1024

export interface Upload {
  readonly add: (part: Uint8Array) => Promise<void>
  /** @param rest the last part, of any size; makes the object appear */
  readonly finish: (rest: Uint8Array) => Promise<void>
  /** Lets go of the parts; never throws. */
  readonly abandon: () => Promise<void>
}

/**
 * A multipart upload of whole buffers, begun with its first part. Not the SDK's own Upload over a stream:
 * a buffer can be sent again after a failure, and there is no body whose abort can end the process.
 */
export function uploadParts (send: Send, place: { readonly Bucket: string, readonly Key: string }, key: ObjectKey): Upload {
  const parts: CompletedPart[] = []
  let id: string | undefined

  async function begin (): Promise<string> {
    const { UploadId } = await send(new CreateMultipartUploadCommand({ ...place, ContentType: 'application/octet-stream' }), key)
    if (UploadId === undefined) throw new AppError('STORE_UNREACHABLE', `the object store began no upload of ${key}; is OBJECTS_URL an S3 server?`)
    return UploadId
  }

  async function add (part: Uint8Array): Promise<void> {
    id ??= await begin()
    const number = { PartNumber: parts.length + 1 }
    const { ETag } = await send(new UploadPartCommand({ ...place, ...number, UploadId: id, Body: part, ContentLength: part.length }), key)
    parts.push({ ...number, ...(ETag !== undefined && { ETag }) })
  }

  return {
    add,
    async finish (rest) {
      if (rest.length > 0 || id === undefined) await add(rest)
      await send(new CompleteMultipartUploadCommand({ ...place, UploadId: id, MultipartUpload: { Parts: parts } }), key)
      id = undefined
    },
    async abandon () {
      if (id === undefined) return
      await send(new AbortMultipartUploadCommand({ ...place, UploadId: id }), key).catch(() => {})
    }
  }
}
