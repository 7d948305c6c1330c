import { pipelineStages } from '@assay/shared'
import type { Pipeline } from '@assay/shared'
import { formatScore, formatSeconds, formatWhole } from '../format.ts'
import { ProgressBar } from '../parts/progress-bar.tsx'
import { words } from '../words/words.ts'

/** Where it is, how far, how good so far, and how long it may take. */
export function ProgressPanel ({ pipeline: { stage, state, progress, trials, best, metric, etaSeconds } }: { readonly pipeline: Pipeline }) {
  const at = state === 'queued' ? -1 : pipelineStages.indexOf(stage)
  const ended = trials.completed + trials.pruned + trials.failed
  return (
    <section class="panel" aria-label={words.pipeline.progress}>
      <ol class="stages">{pipelineStages.map((name, index) => (
        <li key={name} class={index < at ? 'done' : index === at ? 'now' : ''} {...(index === at && { 'aria-current': 'step' })}>{words.pipeline.stages[name]}</li>
      ))}
      </ol>
      <ProgressBar share={progress} label={words.pipeline.progress} />
      <dl class="figures" aria-live="polite">
        <div><dt>{words.pipeline.trials}</dt><dd>{formatWhole(ended)}<small> / {formatWhole(trials.total)}</small></dd></div>
        <div><dt>{words.pipeline.best} · {words.metric(metric)}</dt><dd>{best === undefined ? '–' : formatScore(best.score)}</dd></div>
        <div><dt>{words.pipeline.left}</dt><dd>{etaSeconds === undefined ? '–' : formatSeconds(etaSeconds)}</dd></div>
      </dl>
    </section>
  )
}
