/**
 * `npm run bench` lists the tables; `npm run bench -- boosting 10000 100000` measures one and records it in results/.
 * Peers come from Python (Debian: python3-xgboost, python3-sklearn) and are left out where it has none.
 */
import { boosting } from './boosting.ts'
import { forest } from './forest.ts'
import { logistic } from './logistic.ts'
import { predict } from './predict.ts'
import { record } from './record.ts'
import type { Benchmark } from './benchmark.ts'

const benchmarks: readonly Benchmark[] = [boosting, forest, logistic, predict]

const [name, ...sizes] = process.argv.slice(2)
const chosen = benchmarks.find((benchmark) => benchmark.name === name)
if (chosen !== undefined) record(chosen, sizes.length > 0 ? sizes.map(Number) : chosen.sizes)
else {
  for (const benchmark of benchmarks) console.log(`npm run bench -- ${benchmark.name} [ROWS …]`.padEnd(40), benchmark.title)
  process.exitCode = name === undefined ? 0 : 1
}
