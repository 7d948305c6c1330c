import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Notice {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

export interface Webhook {
  readonly url: string
  /** What has been told so far. */
  readonly notices: readonly Notice[]
  readonly close: () => Promise<void>
}

/** A receiver of Alertmanager's webhooks. */
export async function listenWebhook (): Promise<Webhook> {
  const notices: Notice[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    notices.push(...(JSON.parse(Buffer.concat(chunks).toString()) as { alerts: Notice[] }).alerts)
    response.end()
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    notices,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
}
