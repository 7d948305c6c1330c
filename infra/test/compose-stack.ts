import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { infraPath, readText, readYaml } from './read-infra.ts'

export interface Stack {
  /** Where a service's port is published on this machine. */
  readonly url: (service: string, port: number) => Promise<string>
  /** Runs `docker compose … args` for this stack. @returns what it printed */
  readonly compose: (...args: readonly string[]) => Promise<string>
  /** How the containers of stopped services ended. */
  readonly exitCodes: (services: readonly string[]) => Promise<readonly number[]>
  /** Stops everything and removes what it stored. */
  readonly close: () => Promise<void>
}

/**
 * Brings `docker-compose.yml` up as a project of its own, on free ports, with the image built from this checkout.
 *
 * @param scale replicas by service
 */
export async function openStack (scale: Readonly<Record<string, number>>): Promise<Stack> {
  const base = [...(await composeCommand())!, '--project-name', `assay-test-${process.pid}`, '--file', infraPath('docker-compose.yml')]
  const compose = (...args: readonly string[]): Promise<string> => runCommand([...base, ...args], freePorts)
  const close = async (): Promise<void> => { await compose('down', '--volumes', '--remove-orphans', '--timeout', '20') }
  try {
    await compose('up', '--detach', '--build', ...Object.entries(scale).flatMap(([service, replicas]) => ['--scale', `${service}=${replicas}`]))
  } catch (error) {
    await close()
    throw error
  }
  return {
    url: async (service, port) => `http://${(await compose('port', service, String(port))).trim()}`,
    compose,
    async exitCodes (services) {
      const containers = (await compose('ps', '--all', '--quiet', ...services)).trim().split('\n')
      const codes = await runCommand(['docker', 'inspect', '--format', '{{.State.ExitCode}}', ...containers])
      return codes.trim().split('\n').map(Number)
    },
    close
  }
}

/** Why the stack cannot be brought up here, in words; null: it can. Pulls the images that are missing. */
export async function whyNoStack (): Promise<string | null> {
  if (!await succeeds(['docker', 'version', '--format', '{{.Server.Version}}'])) return 'no container engine answers'
  if (await composeCommand() === null) return 'there is neither `docker compose` nor `docker-compose`'
  for (const image of neededImages()) {
    if (!await succeeds(['docker', 'image', 'inspect', image]) && !await succeeds(['docker', 'pull', image])) return `the image ${image} cannot be had`
  }
  return null
}

async function composeCommand (): Promise<readonly string[] | null> {
  if (await succeeds(['docker', 'compose', 'version'])) return ['docker', 'compose']
  return await succeeds(['docker-compose', 'version']) ? ['docker-compose'] : null
}

/** All that are pulled, not built: those of the services that come up without a profile, and what ours is built on. */
function neededImages (): string[] {
  const { services } = readYaml<{ services: Record<string, { image: string, build?: unknown, profiles?: unknown }> }>('docker-compose.yml')
  const pulled = Object.values(services).filter(({ build, profiles }) => build === undefined && profiles === undefined).map(({ image }) => image)
  return [...pulled, /^FROM (\S+)/m.exec(readText('Dockerfile'))![1]!]
}

const freePorts = { API_PORT: '0', PUSHGATEWAY_PORT: '0', PROMETHEUS_PORT: '0', ALERTMANAGER_PORT: '0' }

async function runCommand ([command = '', ...args]: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { env: { ...process.env, ...variables }, maxBuffer: 64 * 1024 * 1024 })
  return stdout
}

const succeeds = (command: readonly string[]): Promise<boolean> => runCommand(command).then(() => true, () => false)
