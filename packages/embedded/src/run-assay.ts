import { once } from 'node:events'
import { createClient, showProgress } from '@assay/client'
import { uploadFile } from '@assay/client/upload-file'
import type { Environment } from '@assay/shared'
import { describeResult } from './farewell.ts'
import { keyOf } from './key-of.ts'
import { startAssay } from './start-assay.ts'
import type { EmbeddedConfig } from './config.ts'
import type { StartArguments } from './read-arguments.ts'

interface RunPlan {
  readonly config: EmbeddedConfig
  readonly environment: Environment
  readonly asked: StartArguments
  /** What is trained when nothing is asked for and the registry is empty. */
  readonly example: StartArguments & { readonly file: string }
  readonly process: NodeJS.Process
}

/**
 * What `npm start` does: starts the tree, trains what was asked for (or the example, once), says how to use it, and serves until it is told to stop.
 *
 * @returns the exit code
 */
export async function runAssay ({ config, environment, asked, example, process }: RunPlan): Promise<number> {
  const say = (line: string): void => { process.stdout.write(`${line}\n`) }
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())

  const assay = await startAssay(config, environment, say)
  const address = { url: assay.url!, key: keyOf(config), signal: stopping.signal }
  const client = createClient(address)
  say(`Assay: ${address.url}`)
  let exitCode = 0
  try {
    const file = asked.file ?? (config.demo === 'on' && (await client.models.list({ limit: 1 })).items.length === 0 ? example.file : null)
    if (file !== null && !stopping.signal.aborted) {
      say(asked.file === null ? '\nThe registry is empty: training the example, 2,000 employees and who left (DEMO=off only serves).' : `\nTraining ${file}`)
      const { pipeline: { id } } = await uploadFile(client, file, asked.file === null ? example.options : asked.options)
      say(await describeResult(client, address, await showProgress(client.pipelines.watch(id), process.stdout)))
    }
    if (!stopping.signal.aborted) {
      say('\nCtrl-C stops everything; what is queued goes on at the next start.')
      await once(stopping.signal, 'abort')
    }
  } catch (error) {
    if (!stopping.signal.aborted) {
      exitCode = 1
      process.stderr.write(`assay: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  } finally {
    say('Stopping …')
    await assay.stop()
  }
  return exitCode
}
