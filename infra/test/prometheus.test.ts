import { settings } from '@assay/shared'
import { expect, test } from 'vitest'
import { infraPath, readPrometheusConfig, readRules, readYaml } from './read-infra.ts'
import { runTool } from './run-tool.ts'

interface UnitTests {
  readonly tests: ReadonlyArray<{ readonly alert_rule_test?: ReadonlyArray<{ readonly alertname: string, readonly exp_alerts: readonly unknown[] }> }>
}

test('Prometheus accepts its configuration and rules', async () => {
  expect(await runTool('promtool', 'check', 'config', infraPath('prometheus/prometheus.yml'))).toContain('SUCCESS')
})

test('the alerts pass their unit tests', async () => {
  expect(await runTool('promtool', 'test', 'rules', infraPath('prometheus/tests.yml'))).toContain('SUCCESS')
})

test('every alert is seen firing and silent in its unit tests', () => {
  const checks = readYaml<UnitTests>('prometheus/tests.yml').tests.flatMap(({ alert_rule_test: rules = [] }) => rules)
  const seen = (fires: boolean): string[] => checks.filter(({ exp_alerts: alerts }) => alerts.length > 0 === fires).map(({ alertname }) => alertname)
  const alerts = readRules('alerts.yml').map(({ alert }) => alert)
  expect([...new Set(seen(true))].sort()).toEqual([...alerts].sort())
  expect([...new Set(seen(false))].sort()).toEqual([...alerts].sort())
})

test('every alert says how bad it is, what happened and what to do', () => {
  for (const { alert, labels, annotations } of readRules('alerts.yml')) {
    expect.soft(labels?.severity, alert).toMatch(/^(critical|warning|info)$/)
    expect.soft(annotations?.summary, alert).toMatch(/\w/)
    expect.soft(annotations?.action, alert).toMatch(/\w/)
  }
})

test.each(['alertmanager.yml', 'webhook.example.yml'])('Alertmanager accepts %s', async (file) => {
  expect(await runTool('amtool', 'check-config', infraPath(`alertmanager/${file}`))).toContain('SUCCESS')
})

test('a pushed trial stays for three scrapes of the gateway, here and by default', () => {
  const { scrape_configs: scrapes } = readPrometheusConfig()
  const gateway = scrapes.find(({ job_name: name }) => name === 'pushgateway')
  expect(gateway?.honor_labels).toBe(true)
  const scrapeSeconds = Number(/^(\d+)s$/.exec(gateway?.scrape_interval ?? '')?.[1])
  const { 'x-environment': environment } = readYaml<{ 'x-environment': Record<string, string> }>('docker-compose.yml')
  expect(Number(environment[settings.pushedTrialSeconds.env])).toBeGreaterThanOrEqual(3 * scrapeSeconds)
  expect(Number(settings.pushedTrialSeconds.default)).toBeGreaterThanOrEqual(3 * scrapeSeconds)
})
