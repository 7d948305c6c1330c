import { findBinary } from '@assay/runtime'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * Runs `promtool` or `amtool` of the PATH, or of Debian's packages, fetched without installing them.
 *
 * @throws {Error} with what the tool said when it refuses, or when it cannot be had
 */
export async function runTool (name: keyof typeof packageOf, ...args: readonly string[]): Promise<string> {
  const binary = await findBinary({ names: [name], packages: [packageOf[name]] })
  if (binary === null) throw new Error(`tests need ${name}: install Prometheus and Alertmanager, or run them where apt-get works`)
  const [command = '', ...first] = binary.command
  const { stdout, stderr } = await promisify(execFile)(command, [...first, ...args]).catch((error: { stdout: string, stderr: string }) => {
    throw new Error(`${name} ${args.join(' ')}:\n${error.stdout}${error.stderr}`)
  })
  return `${stdout}${stderr}`
}

const packageOf = { promtool: 'prometheus', amtool: 'prometheus-alertmanager' } as const
