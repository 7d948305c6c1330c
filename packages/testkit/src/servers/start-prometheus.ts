import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isHttpReady } from './is-http-ready.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

/**
 * @param config what `prometheus.yml` holds; rule files are named by their paths in the same folder
 * @param files  those files: name → text
 */
export function startPrometheus (config: string, files: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  return startTestServer({
    name: 'Prometheus',
    names: ['prometheus'],
    packages: ['prometheus'],
    image: 'prom/prometheus:v3.5.0',
    protocol: 'http',
    async prepare (port, directory) {
      const all = { 'prometheus.yml': config, ...files }
      await Promise.all(Object.entries(all).map(([name, text]) => writeFile(join(directory, name), text)))
      return [`--config.file=${join(directory, 'prometheus.yml')}`, `--storage.tsdb.path=${join(directory, 'tsdb')}`, `--web.listen-address=127.0.0.1:${port}`, '--log.level=warn']
    },
    isReady: isHttpReady
  })
}
