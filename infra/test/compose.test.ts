import { largePages } from '@assay/runtime'
import { settings } from '@assay/shared'
import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { infraPath, readPrometheusConfig, readYaml } from './read-infra.ts'

interface Service {
  readonly image: string
  readonly command?: readonly string[]
  readonly container_name?: string
  readonly build?: { readonly context: string, readonly dockerfile: string }
  readonly init?: boolean
  readonly profiles?: readonly string[]
  readonly ports?: readonly string[]
  readonly environment?: Readonly<Record<string, string | number>>
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly volumes?: readonly string[]
}

const { services, volumes } = readYaml<{ services: Readonly<Record<string, Service>>, volumes: Readonly<Record<string, unknown>> }>('docker-compose.yml')
const workers = ['worker-clean', 'worker-train', 'worker-eval']
const ours = ['api', ...workers]
const root = dirname(infraPath(''))

/** The text with what its variables are when nobody sets them. */
const byDefault = (text: string): string => text.replace(/\$\{\w+:-([^}]*)\}/g, '$1')

test('all parts of the stack are there', () => {
  expect(Object.keys(services).sort()).toEqual([...ours, 'redis', 'objects', 'pushgateway', 'prometheus', 'alertmanager', 'grafana'].sort())
})

test('only loopback is published, on the ports people expect', () => {
  const published = Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, byDefault(port)] as const))
  expect(Object.fromEntries(published)).toEqual({
    api: '127.0.0.1:5000:5000',
    pushgateway: '127.0.0.1:9091:9091',
    prometheus: '127.0.0.1:9090:9090',
    alertmanager: '127.0.0.1:9093:9093',
    grafana: '127.0.0.1:3000:3000'
  })
})

test('it comes up without Grafana unless the profile asks for it', () => {
  const behindProfiles = Object.entries(services).filter(([, { profiles }]) => profiles !== undefined)
  expect(behindProfiles.map(([name, { profiles }]) => [name, profiles])).toEqual([['grafana', ['grafana']]])
})

test('Redis keeps what it was told and evicts nothing', () => {
  const command = services.redis?.command?.join(' ')
  expect(command).toContain('--appendonly yes --appendfsync everysec')
  expect(command).toContain('--maxmemory-policy noeviction')
})

test('the worker that holds tables asks for large pages', () => {
  expect(services['worker-clean']?.environment).toMatchObject(largePages)
})

test('every file and folder it mounts is there, and every volume is declared', () => {
  for (const source of Object.values(services).flatMap(({ volumes: mounts = [] }) => mounts.map((mount) => byDefault(mount).split(':')[0]!))) {
    if (source.startsWith('.')) expect(existsSync(infraPath(source)), source).toBe(true)
    else expect(Object.keys(volumes)).toContain(source)
  }
})

describe.each(ours)('%s', (name) => {
  const { image, build, init, command, environment = {}, healthcheck, depends_on: needs } = services[name]!

  test('is the one image, with a command that exists', () => {
    expect(image).toBe('assay')
    expect(build).toEqual({ context: '..', dockerfile: 'infra/Dockerfile' })
    expect(init).toBe(true)
    const [program, script] = command ?? (JSON.parse(/^CMD (.+)$/m.exec(readFileSync(infraPath('Dockerfile'), 'utf8'))![1]!) as string[])
    expect(program).toBe('node')
    expect(script).toBe(`services/${name}/src/main.ts`)
    expect(existsSync(`${root}/${script}`)).toBe(true)
  })

  test('is told only what is a setting, and can be reached', () => {
    const known: readonly string[] = [...Object.values(settings).map(({ env }) => env), ...Object.keys(largePages)]
    expect(Object.keys(environment).filter((variable) => !known.includes(variable))).toEqual([])
    expect(environment.HOST).toBe('0.0.0.0')
  })

  test('is ready when it says so itself, after what it needs', () => {
    expect(healthcheck?.test.join(' ')).toContain('/ready')
    expect(needs).toEqual({ redis: { condition: 'service_healthy' }, objects: { condition: 'service_healthy' } })
    for (const needed of Object.keys(needs!)) expect(services[needed]?.healthcheck).toBeDefined()
  })
})

test.each(ours)('Prometheus asks every replica of %s on the port it listens on', (name) => {
  const { environment } = services[name]!
  const scrape = readPrometheusConfig().scrape_configs.find(({ job_name: job }) => job === name)
  expect(scrape?.dns_sd_configs).toMatchObject([{ names: [name], type: 'A', port: name === 'api' ? environment?.PORT : environment?.METRICS_PORT }])
})

test.each(workers)('%s can be scaled', (name) => {
  expect(services[name]).not.toHaveProperty('container_name')
  expect(services[name]).not.toHaveProperty('ports')
})
