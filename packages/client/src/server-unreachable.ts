/** Nothing answers at the address, or the connection broke before the answer was whole. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable'
  readonly url: string

  constructor (url: string, cause: unknown) {
    super(`No whole answer from ${url} (${reasonOf(cause)})`, { cause })
    this.url = url
  }
}

/** `fetch` hides why it failed in a chain of causes. */
function reasonOf (error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause !== undefined) return reasonOf(error.cause)
  return 'code' in error ? String(error.code) : error.message
}
