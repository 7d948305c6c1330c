import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { largePages } from '@assay/runtime'
import { median } from '../benchmark.ts'
import { findPython } from '../python-peer.ts'
import type { Study } from '../study.ts'
import { writeRows } from './write-rows.ts'

/** What one process needed, from the file's bytes to the profile. */
interface Need { readonly seconds: number, readonly peakMegabytes: number }
interface Reader { readonly name: string, readonly mostRows: number, readonly read: (path: string) => Need }

const rounds = 3

/** Each reader runs in a process of its own, which says what it cost once its code was loaded, and the largest memory it held. */
export const reading: Study = {
  name: 'reading',
  title: 'Reading: a CSV of 30 columns parsed, typed and profiled, on one thread',
  usage: '[ROWS …]',
  measure (args) {
    const folder = mkdtempSync(join(tmpdir(), 'assay-reading-'))
    try {
      const results = (args.length > 0 ? args.map(Number) : [1_000_000]).flatMap((rows) => compareReaders(join(folder, 'rows.csv'), rows))
      return {
        note: `CPU time of all threads and largest resident set, medians of ${rounds} processes that take turns; the ratio is a peer's time through ours.`,
        head: ['rows', 'MB', 'reader', 's', 'MB/s', 'ratio', 'largest, MB'],
        rows: results.map(({ rows, megabytes, reader, seconds, ratio, peakMegabytes }) =>
          [String(rows), megabytes.toFixed(0), reader, seconds.toFixed(2), (megabytes / seconds).toFixed(0), ratio.toFixed(2), peakMegabytes.toFixed(0)]),
        results
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}

function compareReaders (path: string, rows: number) {
  writeRows(path, rows)
  const megabytes = statSync(path).size / 1e6
  const taking = readers().filter(({ mostRows }) => rows <= mostRows)
  const measured = Array.from({ length: rounds }, () => taking.map(({ read }) => read(path)))
  return taking.map(({ name }, at) => ({
    rows,
    megabytes,
    reader: name,
    seconds: median(measured.map((round) => round[at]!.seconds)),
    ratio: median(measured.map((round) => round[at]!.seconds / round[0]!.seconds)),
    peakMegabytes: median(measured.map((round) => round[at]!.peakMegabytes))
  }))
}

function readers (): readonly Reader[] {
  const node = (script: string, ...options: string[]) => (path: string): Need => run(process.execPath, [...options, join(import.meta.dirname, script), path])
  const python = findPython('pandas')
  return [
    { name: 'assay', mostRows: Infinity, read: node('read-with-assay.ts') },
    ...(python === null ? [] : [{ name: `pandas ${python.version}`, mostRows: Infinity, read: (path: string) => run(python.command, [join(import.meta.dirname, 'read_with_pandas.py'), path]) }]),
    // A file is one string to it, and strings end at half a gigabyte.
    { name: 'arquero', mostRows: 1_000_000, read: node('read-with-arquero.ts', '--max-old-space-size=8192') }
  ]
}

/** All have the environment in which a service would hold tables. */
function run (command: string, args: readonly string[]): Need {
  const env = { ...process.env, ...largePages, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
  return JSON.parse(execFileSync(command, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'inherit'] })) as Need
}
