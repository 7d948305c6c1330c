import type { Command } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { requireVersion, requireWords } from '../require-words.ts'
import { writeJson } from '../write-json.ts'

export const promote: Command = {
  usage: 'MODEL VERSION',
  about: 'Make a version the champion, which answers: promote it, or roll back to it',
  options: { reason: { value: 'TEXT', about: 'why, for the record' } },

  async run (asked, { client, terminal, json }) {
    const [name, version] = requireWords(asked, 'promote', ['MODEL', 'VERSION'])
    const model = await client.models.promote(name, requireVersion(version), asked.values.get('reason')?.at(-1))
    if (json) writeJson(terminal.output, model)
    else terminal.output.write(`Model "${name}" is answered by version ${model.champion} now\n`)
    return exitCodes.ok
  }
}
