import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PredictOptions } from '../../create-client.ts'
import type { Asked, Command, CommandContext } from '../command.ts'
import { WrongUsage } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { openFile } from '../open-file.ts'
import { predictionText } from '../prediction-text.ts'
import { requireVersion, requireWords } from '../require-words.ts'
import { writeJson } from '../write-json.ts'

export const predict: Command = {
  usage: 'MODEL (--row JSON | FILE)',
  about: 'Ask a model: a row as JSON, or a CSV (- is stdin), which comes back with the answers beside its rows',
  options: {
    row: { value: 'JSON', about: 'a row by its columns, \'{"Age": 41}\', or an array of rows' },
    out: { value: 'FILE', about: 'where the answered CSV goes (stdout)' },
    version: { value: 'NUMBER', about: 'a version other than the champion' },
    explain: { about: 'say how much each column moved the answer; of a CSV, a column more for each' }
  },

  async run (asked, context) {
    const version = asked.values.get('version')?.at(-1)
    const row = asked.values.get('row')?.at(-1)
    const [model, file] = row === undefined ? requireWords(asked, 'predict', ['MODEL', 'FILE']) : requireWords(asked, 'predict', ['MODEL'])
    const options = { model, version: version === undefined ? undefined : requireVersion(version), explain: asked.switches.has('explain') }
    return file === undefined ? answerRow(row!, options, context) : answerCsv(file, asked, options, context)
  }
}

async function answerRow (row: string, options: PredictOptions, { client, terminal, json }: CommandContext): Promise<ExitCode> {
  try {
    JSON.parse(row)
  } catch (error) {
    throw new WrongUsage(`--row is no JSON (${(error as Error).message}); write it in single quotes: --row '{"Age": 41, "Department": "Sales"}'`)
  }
  const answer = await client.predict(row, options)
  if (json) writeJson(terminal.output, answer)
  else terminal.output.write(answer.predictions.map(predictionText).join('\n'))
  return exitCodes.ok
}

async function answerCsv (file: string, { values, switches }: Asked, options: PredictOptions, { client, terminal }: CommandContext): Promise<ExitCode> {
  if (switches.has('json')) throw new WrongUsage('A CSV is answered as CSV; --json goes with --row')
  const out = values.get('out')?.at(-1)
  if (out !== undefined) await requireFolder(path.dirname(path.resolve(out)))
  const rows = file === '-' ? Readable.toWeb(Readable.from(terminal.input)) as ReadableStream<Uint8Array> : await openFile(file)
  const answered = Readable.fromWeb(await client.predictCsv(rows, options) as Parameters<typeof Readable.fromWeb>[0])
  if (out === undefined) await pipeline(answered, terminal.output, { end: false })
  else await pipeline(answered, createWriteStream(out))
  return exitCodes.ok
}

/** @throws {WrongUsage} before the server is asked for answers that nobody could keep */
async function requireFolder (folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null)
  if (found?.isDirectory() !== true) throw new WrongUsage(`--out: there is no folder ${folder}; make it first, or name another file`)
}
