import { AppError } from '@assay/shared'
import { statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

/** What `npm start -- path/to.csv --target Attrition` asks for: a file to train, with the options of `POST /datasets`. */
export interface StartArguments {
  readonly file: string | null
  /** Options for the upload's query, `target` among them. */
  readonly options: Readonly<Record<string, string>>
}

const optionNames = ['target', 'name', 'problem', 'positive', 'metric', 'trials', 'seconds', 'learners', 'seed', 'ignore', 'accept', 'group', 'time'] as const

/** How `npm start` is called. */
export const usage = `Write: npm start -- path/to.csv --target COLUMN [${optionNames.slice(1).map((name) => `--${name} …`).join('] [')}]`

/** @throws {AppError} OPTION_INVALID that says how to call it; NOT_FOUND when the file is not there */
export function readArguments (words: readonly string[]): StartArguments {
  const { positionals, values } = parse(words)
  const [file = null, ...more] = positionals
  if (more.length > 0) throw new AppError('OPTION_INVALID', `One file at a time, not ${positionals.join(' and ')}. ${usage}`)
  const options = Object.fromEntries(optionNames.flatMap((name) => values[name] === undefined ? [] : [[name, String(values[name])]]))
  if (file !== null && options.target === undefined) throw new AppError('OPTION_INVALID', `Which column of ${file} is to be predicted? ${usage}`)
  if (file !== null && !statSync(file, { throwIfNoEntry: false })?.isFile()) throw new AppError('NOT_FOUND', `There is no file ${path.resolve(file)}. ${usage}`)
  if (file === null && Object.keys(options).length > 0) throw new AppError('OPTION_INVALID', `Options need a file. ${usage}`)
  return { file, options }
}

function parse (words: readonly string[]): { positionals: string[], values: Record<string, string | boolean | undefined> } {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options: Object.fromEntries(optionNames.map((name) => [name, { type: 'string' as const }])) })
  } catch (error) {
    throw new AppError('OPTION_INVALID', `${error instanceof Error ? error.message : String(error)}. ${usage}`)
  }
}
