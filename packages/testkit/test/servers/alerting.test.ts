import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { startAlertmanager, startPrometheus, startPushgateway } from '../../src/index.ts'

const closers: Array<() => Promise<unknown>> = []
afterEach(async () => { for (const close of closers.splice(0).reverse()) await close() })

// A machine's first run fetches 30 MB of packages.
it('a pushed metric is scraped, judged by a rule, and told to a webhook', { timeout: 180_000 }, async () => {
  const heard: string[] = []
  const webhook = createServer((request, response) => {
    request.on('data', (text: Buffer) => heard.push(String(text)))
    request.on('end', () => response.end())
  })
  await new Promise<void>((resolve) => { webhook.listen(0, '127.0.0.1', resolve) })
  closers.push(() => new Promise((resolve) => {
    webhook.close(resolve)
    webhook.closeAllConnections()
  }))
  const gateway = await startPushgateway()
  closers.push(gateway.stop)
  const alertmanager = await startAlertmanager(`http://127.0.0.1:${(webhook.address() as AddressInfo).port}`)
  closers.push(alertmanager.stop)
  const host = (url: string): string => new URL(url).host
  const prometheus = await startPrometheus(`
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
alerting: { alertmanagers: [{ static_configs: [{ targets: ['${host(alertmanager.url)}'] }] }] }
scrape_configs: [{ job_name: pushgateway, honor_labels: true, static_configs: [{ targets: ['${host(gateway.url)}'] }] }]
`, { 'rules.yml': 'groups: [{ name: test, interval: 1s, rules: [{ alert: TooHigh, expr: test_height > 2 }] }]' })
  closers.push(prometheus.stop)
  await fetch(`${gateway.url}/metrics/job/test`, { method: 'PUT', body: 'test_height 3\n' })
  await expect.poll(() => heard.join(''), { timeout: 25_000 }).toContain('TooHigh')
})
