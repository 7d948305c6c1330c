/**
 * `npm run bench` lists the tables; `npm run bench -- boosting 10000 100000` measures one and records it in results/.
 * On two cores `utilisation` takes over five minutes; `boosting` at its standard sizes some minutes, most of them for its peers at 500,000 rows.
 * Peers come from Python (Debian: python3-xgboost, python3-sklearn, python3-optuna, python3-flask) and are left out where it has none.
 */
import { accuracy } from './accuracy/accuracy.ts'
import { boosting } from './boosting.ts'
import { calibration } from './calibration/calibration.ts'
import { consolePages } from './console/console-pages.ts'
import { costTable } from './cost-table.ts'
import { coverage } from './resplits/coverage.ts'
import { forest } from './forest.ts'
import { kernels } from './kernels/kernels.ts'
import { logistic } from './logistic.ts'
import { memory } from './memory/memory.ts'
import { pipeline } from './pipeline/pipeline.ts'
import { predict } from './predict.ts'
import { proposing } from './search/proposing.ts'
import { reading } from './reading/reading.ts'
import { record } from './record.ts'
import { search } from './search/search.ts'
import { serving } from './serving/serving.ts'
import { servingUnderLoad } from './serving/serving-under-load.ts'
import { utilisation } from './pipeline/utilisation.ts'
import type { Benchmark } from './benchmark.ts'
import type { Study } from './study.ts'

const studies: readonly Study[] = [...[boosting, forest, logistic, kernels, predict].map(byCost), memory, reading, accuracy, calibration, coverage, search, proposing, pipeline, utilisation, serving, servingUnderLoad, consolePages]

const [name, ...args] = process.argv.slice(2)
const chosen = studies.find((study) => study.name === name)
if (chosen !== undefined) await record(chosen.name, chosen.title, () => chosen.measure(args))
else {
  for (const { name, usage, title } of studies) console.log(`npm run bench -- ${name} ${usage}`.padEnd(48), title)
  process.exitCode = name === undefined ? 0 : 1
}

function byCost ({ name, title, unit, sizes, run }: Benchmark): Study {
  return { name, title, usage: '[ROWS …]', measure: (rows) => costTable(unit, run(rows.length > 0 ? rows.map(Number) : sizes)) }
}
