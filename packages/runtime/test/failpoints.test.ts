import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withFailpoints } from '../src/index.ts'

let directory: string
beforeAll(async () => { directory = await mkdtemp(join(tmpdir(), 'assay-failpoints-')) })
afterAll(() => rm(directory, { recursive: true, force: true }))

async function live (...failpoints: readonly string[]): Promise<string | number> {
  const service = fork(new URL('./mortal-service.ts', import.meta.url), [directory, ...failpoints], { execArgv: [] })
  const [code, signal] = await once(service, 'exit') as [number | null, string | null]
  return signal ?? code!
}

describe('failpoints', () => {
  it('kill a process once each, after the call has done its work', async () => {
    const failpoints = ['mortal.lines.write', 'mortal.report', 'other.lines.write']
    expect([await live(...failpoints), await live(...failpoints), await live(...failpoints)]).toEqual(['SIGKILL', 'SIGKILL', 0])
    expect(await readFile(join(directory, 'lines'), 'utf8')).toBe('written\n'.repeat(3))
  })

  it('are nothing at all where none is named', () => {
    const deps = { report: async () => {} }
    expect(withFailpoints('mortal', { failpoints: [], dataDirectory: directory }, deps)).toBe(deps)
  })

  it('are refused when they name no method', () => {
    expect(() => withFailpoints('mortal', { failpoints: ['mortal.report.twice'], dataDirectory: directory }, { report: async () => {} })).toThrow('mortal.report.twice')
  })
})
