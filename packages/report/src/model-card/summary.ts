import type { Comparison, ModelCard } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { recorded } from '../recorded.ts'
import { tile } from '../tile.ts'
import type { Words } from '../words/en.ts'

/** The model in a few numbers, and what they say in words. */
export function summary ({ question, test, crossValidated, winner, data, conformal, verdict, verdictLines, comparison }: ModelCard, words: Words): Html {
  const { summary: say, terms, format: { score, share, whole } } = words
  const [first] = test
  const { interval } = crossValidated
  return html`<section id="summary" aria-labelledby="summary-title">
<h2 id="summary-title">${words.card.nav.summary}</h2>
<dl class="tiles">
${first !== undefined && tile(say.locked(terms.metrics[first.metric]), score(first.value), words.interval(score(first.low), score(first.high)))}
${tile(say.crossValidated(terms.metrics[crossValidated.metric]), score(crossValidated.score), words.interval(score(interval.low), score(interval.high)))}
${tile(say.model, terms.learners[winner.learner], 'members' in winner ? say.members(winner.members.length) : say.trial(winner.trial))}
${tile(say.learnt, whole(data.rows.training), say.judged(data.rows.test))}
${conformal !== undefined && tile(say.hold[conformal.kind], share(conformal.measuredCoverage.value, 1), say.promised(share(conformal.coverage, 1)))}
${tile(say.target, html`<bdi>${question.target}</bdi>`, question.classes.length > 0 ? question.classes.slice(0, 4).join(', ') : terms.kinds[question.kind])}
</dl>
<ul class="steps">${(verdictLines?.map(terms.verdict) ?? verdict.map((sentence) => recorded(sentence, words))).map((line) => html`<li>${line}</li>`)}${comparison !== null && html`<li>${compared(comparison, words)}</li>`}</ul>
</section>
`
}

function compared (comparison: Comparison, words: Words): Html | string {
  const { summary: say, format: { number } } = words
  if (!comparison.comparable) return say.notCompared(recorded(comparison.reason, words))
  const { difference, low, high, better } = comparison
  return say.differs(say.compared[better], number(difference), words.interval(number(low), number(high)))
}
