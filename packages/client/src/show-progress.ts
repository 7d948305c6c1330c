import type { Pipeline, PipelineEvent } from '@assay/shared'
import { progressLine } from './progress-line.ts'

/** Where lines go: a terminal, or a file or a pipe. */
export interface Output {
  readonly isTTY?: boolean
  /** Characters in a line of a terminal. */
  readonly columns?: number
  readonly write: (text: string) => unknown
}

/**
 * Follows a pipeline to its end on one live line; where the output is no terminal, a line every time the stage or a tenth of the way changes.
 *
 * @returns the pipeline as it ended
 */
export async function showProgress (events: AsyncIterable<PipelineEvent>, output: Output): Promise<Pipeline> {
  let last: Pipeline | undefined
  let milestone = ''
  for await (const { event, content } of events) {
    if (event !== 'pipeline') continue
    last = content
    const line = progressLine(content)
    const reached = `${content.stage} ${Math.floor(content.progress * 10)} ${content.finishedAt !== undefined}`
    if (output.isTTY === true) output.write(`\r\u001b[K${`${barOf(content.progress)} ${line}`.slice(0, (output.columns ?? 80) - 1)}`)
    else if (reached !== milestone) output.write(`${line}\n`)
    milestone = reached
  }
  if (output.isTTY === true) output.write('\n')
  return last!
}

const barWidth = 16

/** @param share 0 to 1 */
function barOf (share: number): string {
  const full = Math.round(share * barWidth)
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`
}
