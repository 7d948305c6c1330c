import type { Command, CommandOptions } from './command.ts'
import { commands } from './commands.ts'
import { textTable } from './text-table.ts'

export const defaultUrl = 'http://127.0.0.1:5000'

/** Options of every command. */
export const commonOptions: CommandOptions = {
  url: { value: 'URL', about: `address of the API; by default ASSAY_URL, or ${defaultUrl} (or PORT); where nothing answers, one is started for this command` },
  key: { value: 'SECRET', about: 'its key, where keys are set; by default ASSAY_KEY' },
  json: { about: 'answer in JSON, for scripts; trouble too, on stderr' },
  help: { about: 'say this' }
}

export function usage (): string {
  return `assay: post a CSV, get a model you can trust, served

${textTable([...commands].map(([name, { usage, about }]) => [`  assay ${name} ${usage}`, about]))}
Every command has --help. Options of all:

${optionLines(commonOptions)}
Exit codes: 0 it is done, 1 it failed, 2 wrong usage, 3 the API cannot be reached.
`
}

export function commandUsage (name: string, { usage, about, options }: Command): string {
  return `assay ${name} ${usage}\n\n${about}.\n\n${optionLines({ ...options, ...commonOptions })}`
}

function optionLines (options: CommandOptions): string {
  return textTable(Object.entries(options).map(([name, { value, about }]) => [`  --${name}${value === undefined ? '' : ` ${value}`}`, about]))
}
