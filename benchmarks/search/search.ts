import { median } from '../benchmark.ts'
import { employeesFile } from '../employees.ts'
import type { Study } from '../study.ts'
import { compareRegrets } from './compare-regrets.ts'
import { functionObjectives } from './function-objectives.ts'
import { learnerObjective } from './learner-objective.ts'
import { openOptuna } from './open-optuna.ts'
import { byChance, byOptuna, ours, trials, type Searcher } from './searcher.ts'
import type { Objective } from './objective.ts'

/** What one searcher reached with one lag: a regret a seed. */
interface Reached { readonly objective: string, readonly lag: number, readonly searcher: string, readonly regrets: readonly number[] }

export const search: Study = {
  name: 'search',
  title: `Search: regret after ${trials} trials, TPE beside random search and Optuna's TPE`,
  usage: '[FILE=TARGET …]',
  async measure (files) {
    const optuna = openOptuna()
    try {
      const searchers = [ours, byChance, ...(optuna === null ? [] : [byOptuna(optuna, true), byOptuna(optuna, false)])]
      const reached: Reached[] = []
      for (const objective of [...functionObjectives, ...[`${employeesFile}=Attrition`, ...files].map(learnerObjective)]) {
        for (const lag of objective.lags) reached.push(...await searchWithAll(searchers, objective, lag))
      }
      return {
        note: 'Medians over seeds; how often ours ends with the smaller regret, over pairs of seeds, with a 95 % bootstrap interval. A lag of 8: eight trials run at once.',
        head: ['objective', 'lag', 'searcher', 'median regret', 'ours smaller', 'ours is'],
        rows: reached.map((one) => describe(one, reached)),
        results: reached
      }
    } finally {
      optuna?.close()
    }
  }
}

/** A real table's least loss is not known: the least that any of them found stands for it. */
async function searchWithAll (searchers: readonly Searcher[], objective: Objective, lag: number): Promise<Reached[]> {
  const least: number[][] = []
  for (const { search } of searchers) {
    const ofSeeds: number[] = []
    for (let seed = 0; seed < objective.seeds; seed++) ofSeeds.push(Math.min(...await search(objective, lag, seed)))
    least.push(ofSeeds)
  }
  const known = functionObjectives.includes(objective) ? 0 : Math.min(...least.flat())
  return searchers.map(({ name }, at) => ({ objective: objective.name, lag, searcher: name, regrets: least[at]!.map((loss) => loss - known) }))
}

function describe ({ objective, lag, searcher, regrets }: Reached, all: readonly Reached[]): string[] {
  const own = all.find((other) => other.objective === objective && other.lag === lag && other.searcher === ours.name)!
  const cells = [objective, String(lag), searcher, median(regrets).toPrecision(3)]
  if (searcher === ours.name) return [...cells, '', '']
  const { share, low, high, verdict } = compareRegrets(own.regrets, regrets)
  return [...cells, `${percent(share)} (${percent(low)} to ${percent(high)})`, verdict]
}

const percent = (share: number): string => `${Math.round(share * 100)} %`
