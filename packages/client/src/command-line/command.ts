import type { Client } from '../create-client.ts'
import type { ExitCode } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

/** One command, `assay NAME …`; its name is its key in the table of commands. */
export interface Command {
  /** What follows its name, for people. */
  readonly usage: string
  readonly about: string
  readonly options: CommandOptions
  readonly run: (asked: Asked, context: CommandContext) => Promise<ExitCode>
}

/** A `value` is what the option takes, for people; without one it is a switch. */
export type CommandOptions = Readonly<Record<string, { readonly value?: string, readonly about: string }>>

/** The words of a call, sorted. */
export interface Asked {
  readonly words: readonly string[]
  /** What options were given, each as often as it was said. */
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly switches: ReadonlySet<string>
}

export interface CommandContext {
  readonly client: Client
  readonly terminal: Terminal
  /** Answer in JSON, for scripts. */
  readonly json: boolean
}

/** The call cannot be meant; the message says what to write instead. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}
