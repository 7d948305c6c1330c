// Writes the table of settings where people read it: `.env.example`, and between two marks of README.md.
//
//   node tools/write-settings.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { settings } from '../packages/shared/src/settings.ts'
import type { Setting } from '../packages/shared/src/config.ts'

const all: readonly Setting<unknown>[] = Object.values(settings)
const start = '<!-- settings: written by tools/write-settings.ts -->'
const end = '<!-- /settings -->'

export function exampleEnvironment (): string {
  return `# Every setting, with its default; written by tools/write-settings.ts.\n\n${all.map(({ env, about, default: value = '' }) => `# ${about}\n# ${env}=${value}\n`).join('\n')}`
}

export function settingsTable (): string {
  return ['| variable | default | meaning |', '|---|---|---|', ...all.map(({ env, about, default: value }) => `| \`${env}\` | ${value === undefined || value === '' ? '' : `\`${value}\``} | ${about} |`)].join('\n')
}

/** @throws {Error} when the README has lost its marks */
export function withSettingsTable (readme: string): string {
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`README.md has to hold "${start}" and after it "${end}"`)
  return `${readme.slice(0, from)}${start}\n${settingsTable()}\n${readme.slice(to)}`
}

if (import.meta.main) {
  const file = (name: string): URL => new URL(`../${name}`, import.meta.url)
  writeFileSync(file('.env.example'), exampleEnvironment())
  writeFileSync(file('README.md'), withSettingsTable(readFileSync(file('README.md'), 'utf8')))
}
