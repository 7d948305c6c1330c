import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measurement, Subject } from './benchmark.ts'
import { aucOf, type SyntheticRows } from './synthetic-rows.ts'

const modules = { xgboost: 'xgboost', histGradientBoosting: 'sklearn', randomForest: 'sklearn', logisticRegression: 'sklearn' } as const

export type PythonPeer = keyof typeof modules

/** @returns the peer as a subject, or none where no Python has it */
export function pythonPeer (peer: PythonPeer, given: SyntheticRows, params: Readonly<Record<string, number | string>>): readonly Subject[] {
  const python = findPython(modules[peer])
  return python === null ? [] : [{ name: `${peer}, ${modules[peer]} ${python.version}`, measure: () => runPeer(python.command, peer, given, params) }]
}

function runPeer (python: string, peer: PythonPeer, given: SyntheticRows, params: object): Measurement {
  const { rows, columns, target } = given
  const folder = writeRows(given)
  try {
    const script = join(import.meta.dirname, 'peers.py')
    const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
    const printed = execFileSync(python, [script, peer, folder, String(rows), String(columns.length), JSON.stringify(params)], { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'inherit'] })
    const answers = 'predict' in params ? null : new Float64Array(new Uint8Array(readFileSync(join(folder, 'answers'))).buffer)
    return { cost: Number(printed), auc: answers && aucOf(answers, target.subarray(rows)) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @returns a folder for Python to read, the caller's to remove: `x`, doubles column after column, and `y` */
export function writeRows ({ columns, target }: SyntheticRows): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-benchmark-'))
  writeFileSync(join(folder, 'x'), Buffer.concat(columns.map(({ values }) => new Uint8Array(values.buffer))))
  writeFileSync(join(folder, 'y'), new Uint8Array(target.buffer))
  return folder
}

/** @returns a Python that has the module and the others, and the module's version; null where there is none */
export function findPython (module: string, ...others: readonly string[]): { readonly command: string, readonly version: string } | null {
  for (const command of ['python3', '/usr/bin/python3']) {
    const version = versionOf(command, module, others)
    if (version !== null) return { command, version }
  }
  return null
}

function versionOf (python: string, module: string, others: readonly string[]): string | null {
  try {
    return execFileSync(python, ['-c', `import ${[module, ...others].join(', ')}; print(${module}.__version__)`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return null
  }
}
