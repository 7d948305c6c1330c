import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exampleEnvironment, withSettingsTable } from '../write-settings.ts'

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

describe('the settings that people read', () => {
  it('are those of the code, in .env.example', () => {
    expect(read('.env.example'), 'run node tools/write-settings.ts').toBe(exampleEnvironment())
  })

  it('are those of the code, in the README', () => {
    expect(read('README.md'), 'run node tools/write-settings.ts').toBe(withSettingsTable(read('README.md')))
  })
})
