import { parseAim } from '@assay/shared'
import type { ModelCard } from '@assay/shared'
import { formatScore, formatShare, formatWhole } from '../format.ts'
import { VerdictList } from '../parts/verdict-list.tsx'
import { words } from '../words/words.ts'

/** What the model is worth: on rows that nothing had seen, with intervals, and in words. */
export function ScoresPanel ({ card: { test, verdict, verdictLines, crossValidated, data, conformal, decision, threshold, limits, question } }: { readonly card: ModelCard }) {
  const [main, ...others] = test
  return (
    <section class="panel scores" aria-labelledby="scores">
      <h2 id="scores">{words.model.scores}</h2>
      <p class="quiet">{words.model.scoresLead(formatWhole(data.rows.test))}</p>
      <div class="pair">
        <div>
          {main !== undefined && (
            <p class="verdict"><span>{words.metric(main.metric)}</span><strong>{formatScore(main.value)}</strong><span>{words.model.interval(formatScore(main.low), formatScore(main.high))}</span></p>
          )}
          <VerdictList verdict={verdict} lines={verdictLines} />
          {decision !== undefined && threshold !== null && <p class="quiet">{words.model.decision(question.classes[1] ?? '', formatShare(threshold), parseAim(decision.aim))}</p>}
        </div>
        <div class="scroll" tabIndex={0}>
          <table>
            <thead><tr><th scope="col">{words.board.score}</th><th scope="col" class="number">{words.model.value}</th><th scope="col" class="number">{words.board.interval}</th></tr></thead>
            <tbody>
              {others.map(({ metric, value, low, high }) => <tr key={metric}><th scope="row">{words.metric(metric)}</th><td class="number">{formatScore(value)}</td><td class="number">{formatScore(low)} – {formatScore(high)}</td></tr>)}
              <tr><th scope="row">{words.metric(crossValidated.metric)}, {words.model.crossValidated}</th><td class="number">{formatScore(crossValidated.score)}</td><td class="number">{formatScore(crossValidated.interval.low)} – {formatScore(crossValidated.interval.high)}</td></tr>
              {conformal !== undefined && <tr><th scope="row">{words.model.coverage(formatShare(conformal.coverage))}</th><td class="number">{formatShare(conformal.measuredCoverage.value)}</td><td class="number">{formatShare(conformal.measuredCoverage.low)} – {formatShare(conformal.measuredCoverage.high)}</td></tr>}
            </tbody>
          </table>
        </div>
      </div>
      {limits.length > 0 && <details><summary>{words.model.limits}</summary><ul class="verdicts" lang="en">{limits.map((limit) => <li key={limit}>{limit}</li>)}</ul></details>}
    </section>
  )
}
