/**
 * Runs a command of this project on a machine with no more than Node 20 and npm: `node tools/run.mjs COMMAND [ARGUMENT …]`.
 * Node 24 and pnpm, the dependencies, the kernel and the console are brought first where they are missing or out of date; a stamp remembers each.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const neededNode = 24
const orphanCheckMs = 500
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isWindows = process.platform === 'win32'

const toolFolders = ['tools/node_modules/.bin', 'node_modules/.bin'].map((folder) => join(root, folder))
process.env.PATH = [...toolFolders, process.env.PATH].join(delimiter)

let child
const forwarded = new Set()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
if (process.env.npm_lifecycle_event) stopWhenOrphaned()

await once('tools/node_modules/.stamp', ['tools/package-lock.json'], bringTools)
await once('node_modules/.stamp', ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()], installDependencies)
if (existsSync(join(root, 'packages/kernels/assembly'))) {
  await once('packages/kernels/build/.stamp', ['packages/kernels/package.json', ...filesIn('packages/kernels/assembly')], buildKernel)
}
if (existsSync(join(root, 'packages/console'))) {
  await once('packages/console/dist/.stamp', ['pnpm-lock.yaml', ...bundledFiles()], buildConsole)
}
const [command, ...args] = process.argv.slice(2)
if (command) await run(command, args, 'inherit')

async function bringTools () {
  console.error(`assay: getting Node ${neededNode} and pnpm from the npm registry, this once`)
  await run('npm', ['ci', '--prefix', 'tools', '--no-audit', '--no-fund', '--loglevel=error'])
  const { stdout } = spawnSync('node', ['--version'], { encoding: 'utf8', shell: isWindows })
  if (Number.parseInt(stdout?.slice(1)) >= neededNode) return
  console.error(`assay: no npm package brings Node ${neededNode} to ${process.platform} ${process.arch}: install it from nodejs.org and run this again`)
  process.exit(1)
}

function installDependencies () {
  return run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only', '--loglevel=warn'])
}

function buildKernel () {
  return run('pnpm', ['--filter', '@assay/kernels', 'build'])
}

function buildConsole () {
  return run('pnpm', ['--filter', '@assay/console', 'build'])
}

/**
 * Does the work, unless the stamp says that it was done for the same inputs.
 *
 * @param inputs files relative to the root, or plain words
 */
async function once (stamp, inputs, work) {
  const hash = createHash('sha256')
  for (const input of inputs) hash.update(`${input}\0`).update(existsSync(join(root, input)) ? readFileSync(join(root, input)) : '')
  const inputsHash = hash.digest('hex')
  const stampFile = join(root, stamp)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === inputsHash) return
  await work()
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, inputsHash)
}

function manifests () {
  const workspaces = ['packages', 'services'].flatMap((folder) => readdirSync(join(root, folder)).sort().map((name) => `${folder}/${name}`))
  return ['.', 'benchmarks', 'infra', ...workspaces].map((workspace) => `${workspace}/package.json`)
}

/** What the console is built from: its own files, and the packages that run in the browser too. */
function bundledFiles () {
  const folders = ['console/src', 'console/public', ...['client', 'model', 'shared', 'table'].map((name) => `${name}/src`)]
  const pages = ['build.ts', 'index.html', 'offline.html'].map((name) => `packages/console/${name}`)
  return [...pages, ...folders.flatMap((folder) => filesIn(`packages/${folder}`))]
}

function filesIn (folder) {
  const paths = readdirSync(join(root, folder), { recursive: true }).sort().map((name) => `${folder}/${name}`)
  return paths.filter((path) => statSync(join(root, path)).isFile())
}

/** Resolves when the command ends well; otherwise ends this process with the command's own exit code. Preparation speaks on stderr only. */
function run (command, args, stdio = ['ignore', 2, 2]) {
  return new Promise((resolve) => {
    child = spawn(command, args, { cwd: root, stdio, shell: isWindows })
    child.on('error', (error) => {
      console.error(`assay: ${command}: ${error.message}`)
      process.exit(127)
    })
    child.on('exit', (code, signal) => {
      if (code === 0 && forwarded.size === 0) resolve()
      else process.exit(code ?? 128 + constants.signals[signal])
    })
  })
}

/** A terminal's Ctrl-C reaches the child by itself, and npm repeats what it receives: the child is told once. */
function forward (signal) {
  if (forwarded.has(signal) || (signal === 'SIGINT' && process.stdin.isTTY)) return
  forwarded.add(signal)
  child?.kill(signal)
}

/** npm passes SIGTERM to the shell between it and us, which dies of it and says nothing: that our parent changed is all we learn. */
function stopWhenOrphaned () {
  const parent = process.ppid
  setInterval(() => { if (process.ppid !== parent) forward('SIGTERM') }, orphanCheckMs).unref()
}
