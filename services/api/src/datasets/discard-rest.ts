import type { IncomingMessage } from 'node:http'

const lingerSeconds = 10

/**
 * Reads away what is left of a refused body, so that its client gets to read the answer: a connection closed on unread bytes is reset,
 * and the answer lost with it. Whoever goes on sending for long is cut off.
 */
export function discardRest (request: IncomingMessage): void {
  if (request.readableEnded || request.destroyed) return
  const timer = setTimeout(() => request.destroy(), lingerSeconds * 1000)
  request.once('close', () => clearTimeout(timer))
  request.on('error', () => {})
  request.resume()
}
