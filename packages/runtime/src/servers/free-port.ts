import { createServer, type AddressInfo } from 'node:net'

/** A TCP port of the loopback that was free a moment ago: whoever binds it must be ready to lose the race and ask again. */
export function findFreePort (): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
