import type { ModelCard } from '@assay/shared'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Words } from '../words/en.ts'

/** Where the model comes from, to the bytes: enough to make it again. */
export function origin ({ lineage, search, winner, data, validation }: ModelCard, { origin: say, card, terms, format }: Words): Html {
  const members = 'members' in winner ? winner.members : [{ ...winner, weight: 1 }]
  const facts: readonly (readonly [string, Html | string])[] = [
    [say.file, html`<code>${lineage.datasetSha256}</code>`],
    [say.artifact, html`<code>${lineage.artifactSha256}</code>`],
    [say.code, lineage.commit === undefined ? say.unknown : html`<code>${lineage.commit}</code>`],
    [say.plan, html`<code>${lineage.planHash}</code>`],
    [say.pipeline, html`<code>${lineage.pipelineId}</code>`],
    [say.search, say.searched(search.trials, search.learners.map((name) => terms.learners[name]).join(', '), search.seed, search.lag)],
    [say.compared, terms.validation(validation)],
    [say.read, data.columns.join(', ')]
  ]
  return html`<section id="origin" aria-labelledby="origin-title">
<h2 id="origin-title">${card.nav.origin}</h2>
<div class="scroll" tabindex="0"><table>
<tbody>${facts.map(([name, value]) => html`<tr><th scope="row">${name}</th><td class="wrap">${value}</td></tr>
`)}</tbody></table></div>
<h3>${members.length > 1 ? say.members : say.paramsTitle}</h3>
<div class="scroll" tabindex="0"><table>
<thead><tr><th scope="col">${say.trial}</th><th scope="col">${say.learner}</th><th scope="col" class="number">${say.weight}</th><th scope="col">${say.params}</th></tr></thead>
<tbody>${members.map(({ trial, learner, weight, params }) => html`<tr><th scope="row">${trial}</th><td>${terms.learners[learner]}</td><td class="number">${format.number(weight)}</td><td class="wrap">${Object.entries(params).map(([name, value]) => `${name} ${typeof value === 'number' ? format.number(value) : value}`).join(', ') || say.none}</td></tr>
`)}</tbody></table></div>
</section>
`
}
