import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Language } from '@assay/shared'
import type { FastifyReply } from 'fastify'
import { takesGzip } from './takes-gzip.ts'

const zip = promisify(gzip)

/**
 * Answers a page, gzipped where the browser takes it: a report of a hundred columns is a tenth of its size then.
 *
 * @param language of a page that is written in the reader's; a page that chooses for itself, in the browser, has none
 */
export async function sendPage (reply: FastifyReply, markup: string, language?: Language): Promise<FastifyReply> {
  reply.type('text/html; charset=utf-8').header('vary', language === undefined ? 'accept-encoding' : 'accept-encoding, accept-language')
  if (language !== undefined) reply.header('content-language', language)
  if (!takesGzip(reply.request.headers)) return reply.send(markup)
  return reply.header('content-encoding', 'gzip').send(await zip(markup))
}
