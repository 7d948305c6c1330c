import { AppError } from './errors.ts'

/** One setting of the environment: its variable, its meaning, and how its text becomes a value. */
export interface Setting<T> {
  readonly env: string
  /** One line for people: meaning, unit, what an empty value does. */
  readonly about: string
  /** The text used when the variable is absent or empty; undefined: the setting is then undefined. */
  readonly default?: string
  /** @throws {Error} whose message says what the text should have been */
  readonly parse: (text: string) => T
}

export type Environment = Readonly<Record<string, string | undefined>>
export type Config<S extends Record<string, Setting<unknown>>> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? (S[K] extends { default: string } ? T : T | undefined) : never
}

/**
 * Reads all settings at once.
 *
 * @throws {AppError} CONFIG_INVALID that lists every problem, not only the first
 */
export function readConfig<S extends Record<string, Setting<unknown>>> (settings: S, environment: Environment): Config<S> {
  const problems: string[] = []
  const values = Object.entries(settings).map(([name, setting]) => {
    const given = environment[setting.env]
    const text = given === undefined || given === '' ? setting.default : given
    if (text === undefined) return [name, undefined]
    try {
      return [name, setting.parse(text)]
    } catch (error) {
      problems.push(`${setting.env}="${text}": ${error instanceof Error ? error.message : String(error)}`)
      return [name, undefined]
    }
  })
  if (problems.length > 0) throw new AppError('CONFIG_INVALID', `Settings of the environment to mend: ${problems.join('; ')}`)
  return Object.fromEntries(values) as Config<S>
}

export const parseText = (text: string): string => text

export const parseUrl = (...protocols: readonly string[]) => (text: string): URL => {
  if (!URL.canParse(text)) throw new Error(`write a URL, such as ${protocols[0]}//…`)
  const url = new URL(text)
  if (!protocols.includes(url.protocol)) throw new Error(`write a URL that begins with ${protocols.join(' or ')}`)
  return url
}

export const parseWhole = (low: number, high: number) => (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < low || value > high) throw new Error(`write a whole number from ${low} to ${high}`)
  return value
}

export const parseOneOf = <T extends string>(...choices: readonly T[]) => (text: string): T => {
  const choice = choices.find((candidate) => candidate === text)
  if (choice === undefined) throw new Error(`write one of ${choices.join(', ')}`)
  return choice
}

export const parseList = (text: string): readonly string[] => text.split(',').map((item) => item.trim()).filter((item) => item !== '')
