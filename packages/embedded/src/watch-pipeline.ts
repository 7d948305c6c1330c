import { setTimeout as wait } from 'node:timers/promises'
import { progressLine } from './progress-line.ts'
import type { Client, PipelineView } from './upload-file.ts'

const pollMilliseconds = 400

/**
 * Follows a pipeline to its end on one live line; where the output is no terminal, a line every time the stage or a tenth of the way changes.
 */
export async function watchPipeline ({ url, headers }: Client, id: string, output: NodeJS.WriteStream, signal: AbortSignal): Promise<PipelineView> {
  let shown = ''
  for (;;) {
    const response = await fetch(`${url}/pipelines/${id}`, { headers, signal })
    const pipeline = await response.json() as PipelineView
    const line = progressLine(pipeline)
    const ended = pipeline.state !== 'queued' && pipeline.state !== 'running'
    if (output.isTTY) {
      output.write(`\r\u001b[K${line}${ended ? '\n' : ''}`)
    } else {
      const milestone = `${pipeline.stage} ${Math.floor(pipeline.progress * 10)}`
      if (milestone !== shown || ended) output.write(`${line}\n`)
      shown = milestone
    }
    if (ended) return pipeline
    await wait(pollMilliseconds, undefined, { signal })
  }
}
