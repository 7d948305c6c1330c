import type { Terminal } from './terminal.ts'

/** A server that a command asks; it is let go when the command has ended. */
export interface Server {
  readonly url: string
  /** A key that it takes, where it is known without being said. */
  readonly key?: string | undefined
  readonly stop: () => Promise<void>
}

/**
 * Starts a server for one command, which stops it.
 *
 * @param say takes a line for people
 */
export type StartServer = (say: (line: string) => void) => Promise<Server>

/** @returns the server that was named; else the one that answers at home; else, where one can be started, one for this command alone */
export async function findServer (named: string | undefined, { port, messages }: Pick<Terminal, 'port' | 'messages'>, startServer: StartServer | undefined): Promise<Server> {
  const url = named ?? `http://127.0.0.1:${port}`
  if (named !== undefined || startServer === undefined || await answers(url)) return { url, stop: async () => {} }
  messages.write(`No server at ${url}: one is started for this command and ends with it; what is left undone goes on at the next start\n`)
  return startServer((line) => { messages.write(`${line}\n`) })
}

async function answers (url: string): Promise<boolean> {
  return fetch(`${url}/healthy`).then(({ ok }) => ok, () => false)
}
