import { isRule } from '@assay/shared'
import { shorten } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { ReportRequest } from '../render-report.ts'
import { describeStep } from './describe-step.ts'

/** Every step of the plan with its reason, in the order in which they are applied. */
export function ledger ({ plan: { steps } }: { readonly plan: Pick<ReportRequest['plan'], 'steps'> }): Html {
  return html`<section id="cleaning" aria-labelledby="cleaning-title">
<h2 id="cleaning-title">What cleaning does</h2>
${steps.length === 0 ? html`<p>Nothing: the rows are learnt from as they are.</p>` : html`<p class="quiet">A <b>fact</b> holds for every row alike. A <b>rule</b> is learnt from training rows inside each fold, and travels with the model. Change any of it with <code>PUT /datasets/{id}/plan</code>.</p>
<div class="scroll"><table class="ledger">
<thead><tr><th scope="col" class="number">#</th><th scope="col">Column</th><th scope="col">Step</th><th scope="col">Kind</th><th scope="col">Reason</th></tr></thead>
<tbody>${steps.map((step, index) => html`<tr><td class="number">${index + 1}</td><th scope="row"><bdi>${'column' in step ? shorten(step.column, 40) : 'rows'}</bdi></th><td>${describeStep(step)}</td><td><span class="badge">${isRule(step) ? 'rule' : 'fact'}</span></td><td class="wrap">${shorten(step.reason, 300)}</td></tr>
`)}</tbody></table></div>`}
</section>
`
}
