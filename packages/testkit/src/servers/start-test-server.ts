import { findBinary, findFreePort, startServer, type Wanted } from '@assay/runtime'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineAnswers, startContainer } from './container.ts'

export interface TestServer {
  readonly url: string
  /** Which one was taken, in words. */
  readonly from: string
  readonly stop: () => Promise<void>
}

export interface TestServerPlan extends Wanted {
  readonly name: string
  /** Image for machines with a container engine. It runs on the host's network, so that its arguments and addresses are the native ones. */
  readonly image: string
  readonly protocol: 'http' | 'redis'
  /** Writes what settings the server needs into its folder. @returns its arguments */
  readonly prepare: (port: number, directory: string) => Promise<readonly string[]> | readonly string[]
  readonly isReady: (url: string) => Promise<boolean>
  /** Makes a fetched program run where it does not lie where it was built for. @returns its command */
  readonly relocate?: (command: readonly string[], root: string, directory: string) => Promise<readonly string[]>
}

/**
 * Starts a real server for a test: in a container where an engine answers and has the image, else the program on the PATH, else Debian's,
 * fetched without root. Says once which was taken.
 *
 * @throws {Error} when none can be had: a test without its server is a failure, not a skip
 */
export async function startTestServer (plan: TestServerPlan): Promise<TestServer> {
  const directory = await mkdtemp(join(tmpdir(), 'assay-'))
  await chmod(directory, 0o777)
  const start = await engineAnswers() ? await startContainer(plan, directory).catch((error: Error) => sayNative(plan, error)) : null
  const { url, from, stop } = start ?? await startNative(plan, directory)
  say(`${plan.name}: ${from}`)
  return {
    url,
    from,
    async stop () {
      await stop()
      await rm(directory, { recursive: true, force: true })
    }
  }
}

async function startNative (plan: TestServerPlan, directory: string): Promise<TestServer> {
  const { name, protocol, prepare, isReady, packages, relocate } = plan
  const binary = await findBinary(plan)
  if (binary === null) throw new Error(`tests need ${name}: install ${packages.join(', ')}, or start a container engine`)
  const command = relocate === undefined || binary.root === undefined ? binary.command : await relocate(binary.command, binary.root, directory)
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort()
    const url = `${protocol}://127.0.0.1:${port}`
    try {
      const { stop } = await startServer({ name, command: [...command, ...await prepare(port, directory)], directory, isReady: () => isReady(url) })
      return { url, from: binary.from, stop }
    } catch (error) {
      // Another process may have taken the port that was free.
      if (attempt === 3) throw error
    }
  }
}

function sayNative ({ name, image }: TestServerPlan, { message }: Error): null {
  say(`${name}: the engine cannot run ${image} (${message.split('\n')[0]})`)
  return null
}

const said = new Set<string>()

/** Once in each process. */
export function say (line: string): void {
  if (said.has(line)) return
  said.add(line)
  process.stderr.write(`[test server] ${line}\n`)
}
