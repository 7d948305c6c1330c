import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isHttpReady } from './is-http-ready.ts'
import { relocateAlertmanager } from './relocate-alertmanager.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

/** @param webhook URL that is told of every alert, at once */
export function startAlertmanager (webhook: string): Promise<TestServer> {
  const config = {
    route: { receiver: 'webhook', group_wait: '0s', group_interval: '1s', repeat_interval: '1h' },
    receivers: [{ name: 'webhook', webhook_configs: [{ url: webhook, send_resolved: true }] }]
  }
  return startTestServer({
    name: 'Alertmanager',
    names: ['prometheus-alertmanager', 'alertmanager'],
    packages: ['prometheus-alertmanager'],
    image: 'prom/alertmanager:v0.28.1',
    protocol: 'http',
    async prepare (port, directory) {
      // JSON is YAML.
      await writeFile(join(directory, 'alertmanager.yml'), JSON.stringify(config))
      return [`--config.file=${join(directory, 'alertmanager.yml')}`, `--storage.path=${join(directory, 'storage')}`, `--web.listen-address=127.0.0.1:${port}`, '--cluster.listen-address=']
    },
    isReady: isHttpReady,
    relocate: relocateAlertmanager
  })
}
