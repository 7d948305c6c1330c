import { isHttpReady } from './is-http-ready.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

/** An empty Pushgateway that keeps nothing on disk. */
export function startPushgateway (): Promise<TestServer> {
  return startTestServer({
    name: 'Pushgateway',
    names: ['prometheus-pushgateway', 'pushgateway'],
    packages: ['prometheus-pushgateway'],
    image: 'prom/pushgateway:v1.11.2',
    protocol: 'http',
    // Debian's keeps a file below /var unless it is told not to: what one test left, the next would find.
    prepare: (port) => [`--web.listen-address=127.0.0.1:${port}`, '--persistence.file='],
    isReady: isHttpReady
  })
}
