import type { ModelCard } from '@assay/shared'
import { formatCount, formatNumber } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'

/** Where the model comes from, to the bytes: enough to make it again. */
export function origin ({ lineage, search, winner, data, validation }: ModelCard): Html {
  const members = 'members' in winner ? winner.members : [{ ...winner, weight: 1 }]
  const facts: readonly (readonly [string, Html | string])[] = [
    ['File, SHA-256', html`<code>${lineage.datasetSha256}</code>`],
    ['Artifact, SHA-256', html`<code>${lineage.artifactSha256}</code>`],
    ['Code', lineage.commit === undefined ? 'commit not known' : html`<code>${lineage.commit}</code>`],
    ['Cleaning plan', html`<code>${lineage.planHash}</code>`],
    ['Pipeline', html`<code>${lineage.pipelineId}</code>`],
    ['Search', `${formatCount(search.trials, 'trial')} of ${search.learners.join(', ')}; seed ${search.seed}, lag ${search.lag}`],
    ['Compared by', validation.sentence],
    ['Columns read', data.columns.join(', ')]
  ]
  return html`<section id="origin" aria-labelledby="origin-title">
<h2 id="origin-title">Origin</h2>
<div class="scroll"><table>
<tbody>${facts.map(([name, value]) => html`<tr><th scope="row">${name}</th><td class="wrap">${value}</td></tr>
`)}</tbody></table></div>
<h3>${members.length > 1 ? 'Its members' : 'Its params'}</h3>
<div class="scroll"><table>
<thead><tr><th scope="col">Trial</th><th scope="col">Learner</th><th scope="col" class="number">Weight</th><th scope="col">Params</th></tr></thead>
<tbody>${members.map(({ trial, learner, weight, params }) => html`<tr><th scope="row">${trial}</th><td>${learner}</td><td class="number">${formatNumber(weight)}</td><td class="wrap">${Object.entries(params).map(([name, value]) => `${name} ${typeof value === 'number' ? formatNumber(value) : value}`).join(', ') || 'none'}</td></tr>
`)}</tbody></table></div>
</section>
`
}
