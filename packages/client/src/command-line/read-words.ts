import { parseArgs } from 'node:util'
import type { Asked, CommandOptions } from './command.ts'
import { WrongUsage } from './command.ts'
import { didYouMean } from './near-spelling.ts'

/**
 * Sorts the words after a command's name.
 *
 * @throws {WrongUsage} at an option that is not there, or that lacks its value
 */
export function readWords (words: readonly string[], { name, options }: { readonly name: string, readonly options: CommandOptions }): Asked {
  const types = Object.fromEntries(Object.entries(options).map(([option, { value }]) => [option, { type: value === undefined ? 'boolean' as const : 'string' as const }]))
  const { tokens } = parseArgs({ args: [...words], options: types, allowPositionals: true, strict: false, tokens: true })
  const positionals: string[] = []
  const values = new Map<string, string[]>()
  const switches = new Set<string>()
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (option === undefined) {
      throw new WrongUsage(`There is no option ${token.rawName}${didYouMean(`--${token.name}`, Object.keys(options).map((known) => `--${known}`))}; assay ${name} --help lists them`)
    }
    if (option.value === undefined) {
      if (token.value !== undefined) throw new WrongUsage(`${token.rawName} takes no value`)
      switches.add(token.name)
      continue
    }
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))) {
      throw new WrongUsage(`${token.rawName} lacks its value; write ${token.rawName} ${option.value}`)
    }
    values.set(token.name, [...values.get(token.name) ?? [], token.value])
  }
  return { words: positionals, values, switches }
}
