import type { Pipeline } from '@assay/shared'
import { showProgress } from '../../show-progress.ts'
import type { Command } from '../command.ts'
import { readTop, topOption } from '../read-top.ts'
import { requireWords } from '../require-words.ts'
import { exitCodeOf, showOutcome } from '../show-outcome.ts'

export const watch: Command = {
  usage: 'PIPELINE',
  about: 'Follow a pipeline to its end; with --json every event on a line of its own',
  options: topOption,

  async run (asked, context) {
    const { client, terminal, json } = context
    const [id] = requireWords(asked, 'watch', ['PIPELINE'])
    const top = readTop(asked)
    const events = client.pipelines.watch(id)
    if (!json) return showOutcome(await showProgress(events, terminal.messages), top, context)
    let last: Pipeline | undefined
    for await (const event of events) {
      terminal.output.write(`${JSON.stringify(event)}\n`)
      if (event.event === 'pipeline') last = event.content
    }
    return exitCodeOf(last!)
  }
}
