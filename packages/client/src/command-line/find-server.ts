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

interface HomeSearch {
  /** Where a server of this machine would listen. */
  readonly port: string
  /** Takes a line for people: which server is asked where none was named. */
  readonly say: (line: string) => void
}

/** @returns the server that was named; else the one that answers at home; else, where one can be started, one for this command alone */
export async function findServer (named: string | undefined, { port, say }: HomeSearch, startServer: StartServer | undefined): Promise<Server> {
  const url = named ?? `http://127.0.0.1:${port}`
  const running: Server = { url, stop: async () => {} }
  if (named !== undefined || startServer === undefined) return running
  if (await answers(url)) {
    say(`Server: ${url}`)
    return running
  }
  say(`No server at ${url}: one is started for this command and ends with it; what is left undone goes on at the next start`)
  return startServer(say)
}

async function answers (url: string): Promise<boolean> {
  return fetch(`${url}/healthy`).then(({ ok }) => ok, () => false)
}
