import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@assay/client'
import type { Client } from '@assay/client'
import { embeddedSettings, startAssay } from '@assay/embedded'
import { readConfig } from '@assay/shared'
import type { Pipeline, PipelineRequest } from '@assay/shared'
import { openBrowser } from './open-browser.ts'
import type { TestBrowser } from './open-browser.ts'

export interface TestConsole extends TestBrowser {
  readonly url: string
  readonly client: Client
  /** Trains a model, and gives the pipeline as it ended. */
  readonly train: (csv: string, options: PipelineRequest) => Promise<Pipeline>
}

/** A real Assay, in a folder of its own, and a browser to look at it. */
export async function startConsole (settings: Readonly<Record<string, string>> = {}): Promise<TestConsole> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'assay-console-'))
  const environment = { ...process.env, PORT: '0', DATA_DIR: dataDirectory, TRAIN_THREADS: '1', LOG_LEVEL: 'warn', ...settings }
  const assay = await startAssay(readConfig(embeddedSettings, environment), environment, () => {})
  const browser = await openBrowser()
  const url = assay.url!
  const client = createClient({ url })
  return {
    ...browser,
    url,
    client,
    async train (csv, options) {
      const { pipeline } = await client.datasets.upload(csv, { ...options })
      let last = pipeline
      for await (const { event, content } of client.pipelines.watch(pipeline.id)) if (event === 'pipeline') last = content
      return last
    },
    async close () {
      await browser.close()
      await assay.stop()
      await rm(dataDirectory, { recursive: true, force: true })
    }
  }
}
