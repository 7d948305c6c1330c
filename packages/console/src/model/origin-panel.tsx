import type { ModelCard } from '@assay/shared'
import { formatValue, formatWhole } from '../format.ts'
import { describeStep } from '../pipeline/describe-step.ts'
import { pathOf } from '../route.ts'
import { words } from '../words/words.ts'

/** Where the model comes from, to the bytes. */
export function OriginPanel ({ card: { lineage, data, validation, search, winner, cleaning, crossValidated }, pipelineId }: { readonly card: ModelCard, readonly pipelineId: string }) {
  return (
    <section class="panel" aria-labelledby="origin">
      <h2 id="origin">{words.origin.title}</h2>
      <dl class="facts">
        <div><dt>{words.origin.winner}</dt><dd>{winner.learner === 'ensemble'
          ? winner.members.map(({ learner, trial }) => `${words.names[learner]} (${trial})`).join(' + ')
          : `${words.names[winner.learner]} (${words.pipeline.trial} ${winner.trial})`}</dd></div>
        {'params' in winner && <div><dt>{words.board.params}</dt><dd>{Object.entries(winner.params).map(([name, value]) => `${name} ${formatValue(value)}`).join(' · ') || words.board.noParams}</dd></div>}
        <div><dt>{words.origin.rows}</dt><dd>{words.origin.rowCounts(formatWhole(data.rows.training), formatWhole(data.rows.test))}</dd></div>
        <div><dt>{words.origin.validation}</dt><dd>{validation === undefined ? formatWhole(crossValidated.folds.length) : words.origin.compared(validation)}</dd></div>
        <div><dt>{words.origin.search}</dt><dd>{words.origin.searchCounts(formatWhole(search.trials), search.seed)}</dd></div>
        <div><dt>{words.origin.pipeline}</dt><dd><a href={pathOf({ page: 'pipeline', id: pipelineId })}><code>{pipelineId}</code></a></dd></div>
        {lineage !== undefined && <div><dt>{words.origin.dataset}</dt><dd><code>{lineage.datasetSha256.slice(0, 16)}…</code> <a href={`/datasets/${data.datasetId}/report`}>{words.pipeline.report}</a></dd></div>}
        {lineage !== undefined && <div><dt>{words.origin.artifact}</dt><dd><code>{lineage.artifactSha256.slice(0, 16)}…</code></dd></div>}
        {lineage?.commit !== undefined && <div><dt>{words.origin.commit}</dt><dd><code>{lineage.commit.slice(0, 12)}</code></dd></div>}
      </dl>
      {cleaning.steps !== undefined && cleaning.steps.length > 0 && (
        <details>
          <summary>{words.origin.ledger(cleaning.steps.length)}</summary>
          <ol class="steps">{cleaning.steps.map((step, index) => (
            <li key={index}><strong>{'column' in step ? step.column : words.plan.allRows}</strong><span>{describeStep(step)}</span><span class="quiet" lang="en">{step.reason}</span></li>
          ))}
          </ol>
        </details>
      )}
    </section>
  )
}
