import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import type { Table } from './table.ts'

/** Measures a table, prints it and keeps it, with machine and commit, as `results/NAME.md` and `results/NAME.json`. */
export async function record (name: string, title: string, measure: () => Table | Promise<Table>): Promise<void> {
  const { cpu, cores, node, commit } = describeMachine()
  const { note, head, rows, results } = await measure()
  // Processes that wanted a core, over the last minutes: beyond `cores`, the machine was shared.
  const load = loadavg()[1]!
  const folder = join(import.meta.dirname, 'results')
  const markdown = [
    `# ${title}`, '',
    `${note} ${cpu}, ${cores} cores, load ${load.toFixed(1)}${load > cores ? ' (shared with other work)' : ''}, Node ${node}, commit ${commit}.`, '',
    ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`), ''
  ].join('\n')
  console.log(markdown)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.md`), markdown)
  writeFileSync(join(folder, `${name}.json`), writeJson({ name, machine: { cpu, cores, load, node, commit }, results }))
}

/** Indented, with each list of numbers on a line. */
function writeJson (value: object): string {
  return `${JSON.stringify(value, null, 2).replace(/\[[\d\s.,e+-]+\]/g, (list) => list.replace(/\s+/g, ' '))}\n`
}

function describeMachine () {
  return {
    cpu: cpus()[0]?.model ?? 'unknown CPU',
    cores: availableParallelism(),
    node: process.version,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' }).trim()
  }
}
