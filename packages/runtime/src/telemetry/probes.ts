import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Metrics } from './create-metrics.ts'

export interface Probes { readonly url: string, readonly close: () => Promise<void> }

export interface ProbesPlan {
  /** 0: any free port. */
  readonly port: number
  readonly host: string
  readonly metrics: Metrics
  /** Resolves when the process can do its work; throws (or returns false) otherwise. */
  readonly isReady: () => Promise<boolean | void>
}

/** The small HTTP server of a worker: `/metrics`, `/healthy` (the process is up), `/ready` (it can work). */
export async function serveProbes ({ port, host, metrics, isReady }: ProbesPlan): Promise<Probes> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, text: string, type = 'text/plain; charset=utf-8'): void => {
      response.writeHead(status, { 'content-type': type }).end(text)
    }
    if (request.url === '/healthy') return answer(200, 'healthy\n')
    if (request.url === '/ready') {
      const ready = await isReady().catch(() => false)
      return ready === false ? answer(503, 'not ready\n') : answer(200, 'ready\n')
    }
    if (request.url === '/metrics') return answer(200, await metrics.text(), metrics.contentType)
    answer(404, 'there is /metrics, /healthy and /ready\n')
  })
  server.requestTimeout = 10_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
}
