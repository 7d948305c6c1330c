import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below what systems hand to outgoing connections (from 32,768): a server that is started again finds its port still free. */
const ports = { from: 20_000, to: 32_768 }
const attempts = 50

/**
 * A TCP port of the loopback that was free a moment ago: whoever binds it must be ready to lose the race and ask again.
 *
 * @throws the system's error where no port can be listened on
 */
export async function findFreePort (): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = randomInt(ports.from, ports.to)
    const server = createServer().listen(port, '127.0.0.1')
    try {
      await once(server, 'listening')
    } catch (error) {
      if (attempt < attempts) continue
      throw error
    }
    await new Promise((resolve) => server.close(resolve))
    return port
  }
}
