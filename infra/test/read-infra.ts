import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

/** @param path below `infra` */
export const infraPath = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

export const readText = (path: string): string => readFileSync(infraPath(path), 'utf8')

export const readYaml = <T>(path: string): T => parse(readText(path), { merge: true }) as T

export interface RuleFile { readonly groups: ReadonlyArray<{ readonly name: string, readonly rules: readonly Rule[] }> }

export interface Rule {
  readonly record?: string
  readonly alert?: string
  readonly expr: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

export const readRules = (file: 'rules.yml' | 'alerts.yml'): readonly Rule[] =>
  readYaml<RuleFile>(`prometheus/${file}`).groups.flatMap(({ rules }) => rules)

export interface ScrapeConfig {
  readonly job_name: string
  readonly scrape_interval?: string
  readonly honor_labels?: boolean
  readonly dns_sd_configs?: ReadonlyArray<{ readonly names: readonly string[], readonly type: string, readonly port: number }>
}

export interface PrometheusConfig {
  readonly global: { readonly scrape_interval: string }
  readonly rule_files: readonly string[]
  readonly scrape_configs: readonly ScrapeConfig[]
}

export const readPrometheusConfig = (): PrometheusConfig => readYaml('prometheus/prometheus.yml')

export interface Panel {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly description?: string
  readonly gridPos: { readonly x: number, readonly y: number, readonly w: number, readonly h: number }
  readonly datasource?: { readonly uid: string }
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string } }
  readonly targets?: ReadonlyArray<{ readonly expr: string, readonly instant?: boolean }>
}

/** The dashboard's panels, rows included. */
export const readPanels = (): readonly Panel[] =>
  (JSON.parse(readText('grafana/dashboards/assay.json')) as { panels: readonly Panel[] }).panels
