// Runs a command with the project's Node and pnpm, after installing what is missing. Without dependencies, on any Node >= 18:
//
//   node tools/run.mjs COMMAND [ARGUMENT …]
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const stamps = path.join(root, 'node_modules', '.assay')
const neededNode = 24

const environment = { ...process.env, PATH: [...binFolders(), process.env.PATH].join(path.delimiter) }
installTools()
once('packages', ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests()], () => {
  run(nodeBinary(), [pnpmScript(), 'install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only', '--loglevel=warn'])
})
once('kernels', kernelSources(), () => run(nodeBinary(), [pnpmScript(), '--filter', '@assay/kernels', '--silent', 'build']))
hand(process.argv.slice(2))

/** Node 24 and pnpm, as plain npm packages that carry them; only where they are missing. */
function installTools () {
  if (existsSync(pnpmScript()) && existsSync(nodeBinary())) return
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  run(npm, ['ci', '--prefix', path.join(root, 'tools'), '--no-audit', '--no-fund', '--loglevel=error'])
  if (!existsSync(nodeBinary())) fail(`no Node ${neededNode} for ${process.platform} ${process.arch} on the npm registry; install Node ${neededNode} yourself and run this again`)
}

function hostIsNewEnough () {
  return Number(process.versions.node.split('.')[0]) >= neededNode
}

function nodeBinary () {
  if (hostIsNewEnough()) return process.execPath
  const system = { darwin: process.arch === 'arm64' ? 'node-bin-darwin' : 'node-darwin', win32: 'node-win' }[process.platform] ?? `node-${process.platform}`
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  return path.join(root, 'tools', 'node_modules', `${system}-${process.arch}`, 'bin', file)
}

function pnpmScript () {
  return path.join(root, 'tools', 'node_modules', 'pnpm', 'bin', 'pnpm.mjs')
}

function binFolders () {
  return [path.dirname(nodeBinary()), path.join(root, 'node_modules', '.bin'), path.join(root, 'tools', 'node_modules', '.bin')]
}

function manifests () {
  return ['packages', 'services'].flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}/package.json`))
    .concat('benchmarks/package.json').filter((file) => existsSync(path.join(root, file)))
}

function kernelSources () {
  const kernels = 'packages/kernels'
  if (!existsSync(path.join(root, kernels, 'assembly'))) return []
  const sources = readdirSync(path.join(root, kernels, 'assembly'), { recursive: true }).map((name) => `${kernels}/assembly/${name}`)
  return [`${kernels}/package.json`, ...sources.filter((file) => file.endsWith('.ts')).sort()]
}

/** Does the work unless it succeeded before with the same contents of these files. */
function once (name, files, work) {
  if (files.length === 0) return
  const hash = createHash('sha256').update(process.platform + process.arch)
  for (const file of files) hash.update(file).update(readFileSync(path.join(root, file)))
  const stamp = path.join(stamps, name)
  const contents = hash.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === contents) return
  work()
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, contents)
}

function run (command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, env: environment, stdio: ['ignore', 2, 2], shell: command.endsWith('.cmd') })
  if (status !== 0) fail(error?.message ?? `"${path.basename(command)} ${args.slice(0, 3).join(' ')}" ended with ${status}`)
}

function fail (reason) {
  process.stderr.write(`assay: ${reason}\n`)
  process.exit(1)
}

/** Hands over to the command: its exit code is ours, and a signal sent to us alone reaches it. */
function hand ([command, ...args]) {
  const file = command === 'node' ? nodeBinary() : command === 'pnpm' ? nodeBinary() : command
  const child = spawn(file, command === 'pnpm' ? [pnpmScript(), ...args] : args, { cwd: root, env: environment, stdio: 'inherit' })
  // A terminal's Ctrl-C reaches the whole group, child included; a second one from here would be taken for impatience.
  process.on('SIGINT', () => { if (!process.stdin.isTTY) child.kill('SIGINT') })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', (error) => fail(error.message))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}
