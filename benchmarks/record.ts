import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import type { Benchmark } from './benchmark.ts'

/** Measures a table, prints it and keeps it, with machine and commit, as `results/NAME.md` and `results/NAME.json`. */
export function record ({ name, title, unit, run }: Benchmark, sizes: readonly number[]): void {
  const { cpu, cores, node, commit } = describeMachine()
  const comparisons = run(sizes)
  // Processes that wanted a core, over the last minutes: beyond `cores`, the machine was shared.
  const load = loadavg()[1]!
  const folder = join(import.meta.dirname, 'results')
  const markdown = [
    `# ${title}`, '',
    `CPU time, medians of paired runs; the ratio is a peer's time through ours. ${cpu}, ${cores} cores, load ${load.toFixed(1)}${load > cores ? ' (shared with other work)' : ''}, Node ${node}, commit ${commit}.`, '',
    `| setting | subject | ${unit} | ratio | AUC |`, '|---|---|---|---|---|',
    ...comparisons.flatMap(({ setting, results }) => results.map(({ subject, cost, ratio, auc }) =>
      `| ${setting} | ${subject} | ${cost.toPrecision(3)} | ${ratio.toFixed(2)} | ${auc?.toFixed(4) ?? ''} |`)), ''
  ].join('\n')
  console.log(markdown)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.md`), markdown)
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ name, unit, machine: { cpu, cores, load, node, commit }, comparisons }, null, 2)}\n`)
}

function describeMachine () {
  return {
    cpu: cpus()[0]?.model ?? 'unknown CPU',
    cores: availableParallelism(),
    node: process.version,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' }).trim()
  }
}
