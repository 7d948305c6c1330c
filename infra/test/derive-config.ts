import { readPrometheusConfig, readText } from './read-infra.ts'

/** What the test's Prometheus reads: `prometheus.yml` with a target of the test for each job, and a round every second. */
export function deriveConfig (targets: Readonly<Record<string, string>>, alertmanager: string): string {
  const { rule_files: rules, scrape_configs: scrapes } = readPrometheusConfig()
  // JSON is YAML.
  return JSON.stringify({
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: rules,
    alerting: { alertmanagers: [{ static_configs: [{ targets: [addressOf(alertmanager)] }] }] },
    scrape_configs: scrapes.flatMap(({ job_name: name, honor_labels: honor = false }) => {
      const url = targets[name]
      return url === undefined ? [] : [{ job_name: name, honor_labels: honor, static_configs: [{ targets: [addressOf(url)] }] }]
    })
  })
}

/** The rule files as they are, by the names that the configuration gives them. */
export const ruleFiles = (): Record<string, string> =>
  Object.fromEntries(readPrometheusConfig().rule_files.map((name) => [name, readText(`prometheus/${name}`)]))

const addressOf = (url: string): string => new URL(url).host
