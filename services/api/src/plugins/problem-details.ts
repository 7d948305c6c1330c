import { STATUS_CODES } from 'node:http'
import { AppError, errorTable, toErrorRecord } from '@assay/shared'
import type { ErrorCode, ErrorRecord, ProblemDetails } from '@assay/shared'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Socket } from 'node:net'

export const problemType = 'application/problem+json'

export function toProblem ({ code, detail, errors }: ErrorRecord): ProblemDetails {
  const { status, title } = errorTable[code]
  return { type: `urn:assay:problem:${code}`, title, status, detail, code, ...(errors !== undefined && { errors }) }
}

/** Answers every error with a problem document, and logs those that nobody foresaw. */
export function answerProblems (app: FastifyInstance): void {
  app.setErrorHandler(sendProblem)
}

/** For `frameworkErrors` too: errors that Fastify meets before a route is found. */
export function sendProblem (error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(recordOf(error, request))
  if (problem.status >= 500) request.log.error({ reqId: request.id, err: error, code: problem.code }, problem.title)
  if (reply.raw.headersSent) {
    reply.raw.destroy()
    return
  }
  if (problem.status === 401) reply.header('www-authenticate', challengeOf(request))
  if (problem.status === 503) reply.header('retry-after', '1')
  reply.code(problem.status).type(problemType).send(JSON.stringify(problem))
}

/** A browser meets Basic with a dialogue of its own: right for a page, not for what a script of the console asks. */
function challengeOf ({ headers }: FastifyRequest): string {
  return headers['sec-fetch-dest'] === 'empty' ? bearerChallenge : `${bearerChallenge}, Basic realm="Assay", charset="UTF-8"`
}

export const bearerChallenge = 'Bearer realm="Assay"'

/** Answers what Node's parser could not read as HTTP at all. */
export function answerBrokenRequest (error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  const problem = { ...toProblem({ code: 'BAD_REQUEST', detail: brokenRequestDetails[status] }), status }
  const body = JSON.stringify(problem)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${problemType}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`)
}

const brokenRequestDetails = {
  400: 'This is not an HTTP request; check the request line and the headers',
  408: 'The request took too long to arrive; send it again, compressed if it is large',
  431: 'The headers are larger than 16 kB; send fewer or shorter ones'
}

function recordOf (error: unknown, request: FastifyRequest): ErrorRecord {
  if (error instanceof AppError) return toErrorRecord(error)
  const { code, statusCode, validation, validationContext, message } = error as Partial<FastifyError>
  if (validation !== undefined && validationContext === 'params') return { code: 'NOT_FOUND', detail: `There is nothing at ${request.url}; its last number has to be a whole one from 1 on` }
  if (validation !== undefined) {
    const errors = validation.map(({ instancePath, keyword, params, message }) => ({
      path: instancePath.slice(1) || String(params['additionalProperty'] ?? params['missingProperty'] ?? ''),
      detail: plainWords.get(keyword) ?? message ?? 'is not valid'
    }))
    const named = errors.map(({ path, detail }) => `${path === '' ? 'it' : `"${path}"`} ${detail}`).join('; ')
    return { code: 'OPTION_INVALID', detail: `The ${validationContext === 'querystring' ? 'query' : validationContext ?? 'request'} is not valid: ${named}`, errors }
  }
  const foreseen = frameworkCodes.get(code ?? '')
  if (foreseen !== undefined) return { code: foreseen, detail: detailOf(foreseen, request) ?? message ?? '' }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return { code: 'BAD_REQUEST', detail: message ?? 'The request cannot be read' }
  return { code: 'INTERNAL', detail: `Something unforeseen went wrong; the log of the API tells more about request ${request.id}` }
}

/** What a JSON Schema's keyword means, where the validator's own words do not read well after a name. */
const plainWords = new Map([
  ['additionalProperties', 'is not known here'],
  ['required', 'is required']
])

const frameworkCodes = new Map<string, ErrorCode>([
  ['FST_ERR_CTP_BODY_TOO_LARGE', 'BODY_TOO_LARGE'],
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'UNSUPPORTED_MEDIA_TYPE'],
  ['FST_ERR_BAD_URL', 'BAD_REQUEST']
])

function detailOf (code: ErrorCode, request: FastifyRequest): string | undefined {
  if (code === 'UNSUPPORTED_MEDIA_TYPE') {
    const given = request.headers['content-type']
    const accepted = request.routeOptions.config.accepts ?? ['application/json']
    return `${given === undefined ? 'The body has no content type' : `A body of type "${given}" is not read here`}; send it as ${accepted.join(' or ')}`
  }
  if (code === 'BODY_TOO_LARGE') return 'The body is larger than what is read here; send it in parts'
  return undefined
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Content types of the body, for people who sent another. */
    accepts?: readonly string[]
  }
}
