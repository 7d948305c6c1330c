import { createClient } from '../create-client.ts'
import { WrongUsage } from './command.ts'
import { commands } from './commands.ts'
import { describeTrouble } from './describe-trouble.ts'
import { exitCodes } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { findServer } from './find-server.ts'
import type { StartServer } from './find-server.ts'
import { didYouMean } from './near-spelling.ts'
import { readWords } from './read-words.ts'
import type { Terminal } from './terminal.ts'
import { commandUsage, commonOptions, defaultUrl, usage } from './usage.ts'
import { writeJson } from './write-json.ts'

/**
 * `assay WORD …` from its words to its exit code; it never throws.
 *
 * @param startServer for commands that find no server; without it they end as unreachable
 */
export async function runCommandLine (words: readonly string[], terminal: Terminal, startServer?: StartServer): Promise<ExitCode> {
  try {
    return await run(words, terminal, startServer)
  } catch (error) {
    const { exitCode, ...trouble } = describeTrouble(error, terminal.interrupted)
    if (words.includes('--json')) writeJson(terminal.messages, trouble)
    else terminal.messages.write(`assay: ${trouble.detail}\n`)
    return exitCode
  }
}

async function run ([name, ...rest]: readonly string[], terminal: Terminal, startServer: StartServer | undefined): Promise<ExitCode> {
  if (name === 'help' || name === '--help' || name === '-h') {
    terminal.output.write(usage())
    return exitCodes.ok
  }
  if (name === undefined) throw new WrongUsage(`Which command?\n\n${usage()}`)
  const command = commands.get(name)
  if (command === undefined) throw new WrongUsage(`There is no command "${name}"${didYouMean(name, [...commands.keys()])}; assay help lists them`)

  const asked = readWords(rest, { name, options: { ...command.options, ...commonOptions } })
  if (asked.switches.has('help')) {
    terminal.output.write(commandUsage(name, command))
    return exitCodes.ok
  }
  const named = asked.values.get('url')?.at(-1) ?? terminal.url
  if (named !== undefined && !/^https?:$/.test(URL.parse(named)?.protocol ?? '')) throw new WrongUsage(`"${named}" is no address of a server; write one such as ${defaultUrl}`)
  const json = asked.switches.has('json')
  const server = await findServer(named, { port: terminal.port, say (line) { if (!json) terminal.messages.write(`${line}\n`) } }, startServer)
  try {
    const client = createClient({ url: server.url, key: asked.values.get('key')?.at(-1) ?? terminal.key ?? server.key, signal: terminal.interrupted })
    return await command.run(asked, { client, terminal, json })
  } finally {
    await server.stop()
  }
}
