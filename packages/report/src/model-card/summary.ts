import type { ModelCard } from '@assay/shared'
import { formatCount, formatNumber, formatScore, formatShare, formatWhole } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { tile } from '../tile.ts'
import { titleOf } from '../metric-titles.ts'

/** The model in a few numbers, and what they say in words. */
export function summary ({ question, test, crossValidated, winner, data, conformal, verdict, comparison }: ModelCard): Html {
  const [first] = test
  const { interval } = crossValidated
  return html`<section id="summary" aria-labelledby="summary-title">
<h2 id="summary-title">Summary</h2>
<dl class="tiles">
${first !== undefined && tile(`${titleOf(first.metric)}, locked rows`, formatScore(first.value), `95 % interval ${formatScore(first.low)} to ${formatScore(first.high)}`)}
${tile(`${titleOf(crossValidated.metric)}, cross-validated`, formatScore(crossValidated.score), `95 % interval ${formatScore(interval.low)} to ${formatScore(interval.high)}`)}
${tile('Model', winner.learner, 'members' in winner ? `weighted mean of ${winner.members.length} trials` : `trial ${winner.trial}`)}
${tile('Learnt from', formatWhole(data.rows.training), `rows; ${formatCount(data.rows.test, 'locked row')} to be judged on`)}
${conformal !== undefined && tile(conformal.kind === 'set' ? 'Label sets hold' : 'Intervals hold', formatShare(conformal.measuredCoverage.value, 1), `of locked rows; ${formatShare(conformal.coverage, 1)} were promised`)}
${tile('Target', html`<bdi>${question.target}</bdi>`, question.classes.length > 0 ? question.classes.slice(0, 4).join(', ') : 'a number')}
</dl>
<ul class="steps">${verdict.map((sentence) => html`<li>${sentence}</li>`)}${comparison !== null && html`<li>${compared(comparison)}</li>`}</ul>
</section>
`
}

function compared (comparison: NonNullable<ModelCard['comparison']>): string {
  if (!comparison.comparable) return `not compared with the champion: ${comparison.reason}`
  const { difference, low, high, better } = comparison
  const words = { challenger: 'better than the champion of its day', champion: 'worse than the champion of its day', tie: 'as good as the champion of its day, as far as the rows can tell' }[better]
  return `${words}: the score differs by ${formatNumber(difference)}, 95 % interval ${formatNumber(low)} to ${formatNumber(high)}`
}
