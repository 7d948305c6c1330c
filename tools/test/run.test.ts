import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

/**
 * A project in which `npm` brings a `pnpm`, and both only note that they were called; the real ones are what brought this test here.
 */
let project: string

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'assay-run-'))
  for (const folder of ['tools', 'packages', 'services', 'bin']) mkdirSync(join(project, folder))
  copyFileSync(new URL('../run.mjs', import.meta.url), join(project, 'tools/run.mjs'))
  writeFileSync(join(project, 'tools/package-lock.json'), '{}')
  writeFileSync(join(project, 'pnpm-lock.yaml'), '')
  writeScript('pnpm', 'echo "pnpm $1" >> calls')
  writeScript('npm', 'mkdir -p tools/node_modules/.bin; cp bin/pnpm tools/node_modules/.bin; echo "npm $1" >> calls')
})

afterEach(() => rmSync(project, { recursive: true }))

function writeScript (name: string, body: string) {
  writeFileSync(join(project, 'bin', name), `#!/bin/sh\n${body}\n`)
  chmodSync(join(project, 'bin', name), 0o755)
}

function start (...command: string[]) {
  const env = { ...process.env, PATH: [join(project, 'bin'), process.env.PATH].join(delimiter) }
  const child = spawn(process.execPath, [join(project, 'tools/run.mjs'), ...command], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { printed += text })
  const closed = once(child, 'close')
  return { child, end: async () => ({ exitCode: (await closed)[0] as number, printed }) }
}

const runNode = (script: string, ...args: string[]) => start('node', '--eval', script, '--', ...args)
const calls = () => existsSync(join(project, 'calls')) ? readFileSync(join(project, 'calls'), 'utf8').trim().split('\n') : []

test('hands arguments through unchanged, and prints nothing of its own on stdout', async () => {
  const { exitCode, printed } = await runNode('console.log(JSON.stringify(process.argv.slice(1)))', 'a b', '--target', '*"$x').end()
  expect(exitCode).toBe(0)
  expect(JSON.parse(printed)).toEqual(['a b', '--target', '*"$x'])
})

test('ends with the exit code of the command', async () => {
  expect(await runNode('process.exit(7)').end()).toMatchObject({ exitCode: 7 })
  expect(await runNode('process.kill(process.pid, "SIGKILL")').end()).toMatchObject({ exitCode: 137 })
  expect(await start('no-such-command').end()).toMatchObject({ exitCode: 127 })
})

test('installs once, and again what a changed lockfile or manifest asks for', async () => {
  await start().end()
  expect(calls()).toEqual(['npm ci', 'pnpm install'])
  await start().end()
  expect(calls()).toHaveLength(2)

  mkdirSync(join(project, 'packages/table'))
  writeFileSync(join(project, 'packages/table/package.json'), '{}')
  await start().end()
  expect(calls().slice(2)).toEqual(['pnpm install'])

  writeFileSync(join(project, 'tools/package-lock.json'), '{ "lockfileVersion": 3 }')
  await start().end()
  expect(calls().slice(3)).toEqual(['npm ci'])
})

test('tries a failed installation again, and runs nothing before it succeeds', async () => {
  writeScript('npm', 'exit 5')
  expect(await runNode('console.log("ran")').end()).toEqual({ exitCode: 5, printed: '' })
  writeScript('npm', 'mkdir -p tools/node_modules/.bin; cp bin/pnpm tools/node_modules/.bin')
  expect(await runNode('console.log("ran")').end()).toEqual({ exitCode: 0, printed: 'ran\n' })
})

test('builds the kernel when its sources change, in whatever folder, or when the build is gone', async () => {
  mkdirSync(join(project, 'packages/kernels/assembly/trees'), { recursive: true })
  const source = join(project, 'packages/kernels/assembly/trees/walk.ts')
  for (const contents of ['a', 'a', 'b']) {
    writeFileSync(source, contents)
    await start().end()
  }
  expect(calls().filter((call) => call === 'pnpm --filter')).toHaveLength(2)
  rmSync(join(project, 'packages/kernels/build'), { recursive: true })
  await start().end()
  expect(calls().filter((call) => call === 'pnpm --filter')).toHaveLength(3)
})

test('builds the console when it changes, or what it is made of', async () => {
  for (const folder of ['console/src', 'console/public', 'client/src', 'model/src', 'shared/src', 'table/src']) mkdirSync(join(project, 'packages', folder), { recursive: true })
  await start().end()
  await start().end()
  expect(calls().filter((call) => call === 'pnpm --filter')).toHaveLength(1)
  writeFileSync(join(project, 'packages/table/src/read-cell.ts'), '')
  await start().end()
  expect(calls().filter((call) => call === 'pnpm --filter')).toHaveLength(2)
})

test.each(['SIGINT', 'SIGTERM'] as const)('tells the command once that %s came, however often it comes, and waits for it', async (signal) => {
  const { child, end } = runNode(`
    process.on('${signal}', () => { console.log('told'); setTimeout(() => process.exit(3), 300) })
    setInterval(() => {}, 1000)
    console.log('ready')`)
  await once(child.stdout, 'data')
  child.kill(signal)
  setTimeout(() => child.kill(signal), 100)
  expect(await end()).toEqual({ exitCode: 3, printed: 'ready\ntold\n' })
})

test('stops the command when npm is killed, although the shell between them passes no signal on', async () => {
  const stopped = join(project, 'stopped')
  writeFileSync(join(project, 'serve.mjs'), `
    import { writeFileSync } from 'node:fs'
    process.on('SIGTERM', () => { writeFileSync('stopped', ''); process.exit() })
    setInterval(() => {}, 1000)
    console.log('ready')`)
  const env = { ...process.env, PATH: [join(project, 'bin'), process.env.PATH].join(delimiter), npm_lifecycle_event: 'start' }
  const shell = spawn('/bin/sh', ['-c', `"${process.execPath}" tools/run.mjs node serve.mjs; true`], { cwd: project, env, stdio: ['ignore', 'pipe', 'ignore'] })
  await once(shell.stdout, 'data')
  shell.kill('SIGTERM')
  await expect.poll(() => existsSync(stopped), { timeout: 5_000 }).toBe(true)
})
