import type { Command } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { requireWords } from '../require-words.ts'
import { writeJson } from '../write-json.ts'

export const cancel: Command = {
  usage: 'PIPELINE',
  about: 'Stop a pipeline; what has ended stays as it ended',
  options: {},

  async run (asked, { client, terminal, json }) {
    const [id] = requireWords(asked, 'cancel', ['PIPELINE'])
    const pipeline = await client.pipelines.cancel(id)
    if (json) writeJson(terminal.output, pipeline)
    else terminal.output.write(`Pipeline ${id} ${pipeline.state === 'cancelled' ? 'is cancelled' : 'stops within moments'}\n`)
    return exitCodes.ok
  }
}
