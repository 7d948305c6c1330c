import type { Asked } from './command.ts'
import { WrongUsage } from './command.ts'

/** The words of a call, exactly as many as there are names for. @throws {WrongUsage} */
export function requireWords<const Names extends readonly string[]> ({ words }: Asked, command: string, names: Names): { [K in keyof Names]: string } {
  const missing = names.slice(words.length)
  const example = `assay ${command} ${names.join(' ')}`
  if (missing.length > 0) throw new WrongUsage(`${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing; write ${example}`)
  if (words.length > names.length) throw new WrongUsage(`What is "${words.slice(names.length).join(' ')}"? Write ${example}`)
  return [...words] as { [K in keyof Names]: string }
}

/** @throws {WrongUsage} */
export function requireVersion (text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new WrongUsage(`"${text}" is no version; write a whole number from 1 on`)
  return Number(text)
}
