import { pathOf } from '../route.ts'
import { formatMoment } from '../format.ts'
import { useTitle } from '../hooks/use-title.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { StateChip } from '../parts/state-chip.tsx'
import { words } from '../words/words.ts'
import { CancelPart } from './cancel-part.tsx'
import { CleaningPlanPanel } from './cleaning-plan-panel.tsx'
import { LeaderboardPanel } from './leaderboard-panel.tsx'
import { LeakStop } from './leak-stop.tsx'
import { ProgressPanel } from './progress-panel.tsx'
import { ResultPanel } from './result-panel.tsx'
import { SearchPanel } from './search-panel.tsx'
import { useLivePipeline } from './use-live-pipeline.ts'

/** One pipeline from the file to the model, while it works and afterwards. */
export function PipelinePage ({ id }: { readonly id: string }) {
  const { pipeline, trials, error } = useLivePipeline(id)
  useTitle(pipeline?.modelName ?? id, words.pipeline.title)
  if (pipeline === null) {
    return (
      <main id="main" tabIndex={-1}>
        {error === null ? <div class="skeleton" role="status" aria-label={words.app.loading}><span /><span /><span /></div> : <ProblemNote error={error} />}
      </main>
    )
  }
  const { modelName, target, problem, state, createdAt, finishedAt, error: problemOf, result, datasetId, warnings = [] } = pipeline
  const cleaned = pipeline.stage !== 'clean' || problemOf?.code === 'LEAK_SUSPECTED'
  return (
    <main id="main" tabIndex={-1}>
      <div class="title">
        <p class="eyebrow"><a href={pathOf({ page: 'home' })}>{words.home.pipelines}</a> / {formatMoment(createdAt)}</p>
        <div class="row">
          <PageHeading>{modelName}</PageHeading>
          <StateChip pipeline={pipeline} />
        </div>
        <p class="lead">{words.pipeline.lead(target, problem)}</p>
        <div class="actions">
          {result !== undefined && <a class="button primary" href={pathOf({ page: 'predict', name: result.model })}>{words.home.ask}</a>}
          {result !== undefined && <a class="button" href={pathOf({ page: 'model', name: result.model, version: result.version })}>{words.pipeline.card}</a>}
          {cleaned && <a class="button" href={`/datasets/${datasetId}/report`}>{words.pipeline.report}</a>}
        </div>
        <CancelPart pipeline={pipeline} />
      </div>
      {error !== null && <ProblemNote error={error} />}
      {problemOf?.code === 'LEAK_SUSPECTED' ? <LeakStop pipeline={pipeline} /> : problemOf !== undefined && <div class="note bad" role="alert"><strong>{words.pipeline.failed}</strong><p lang="en">{problemOf.detail}</p></div>}
      {warnings.length > 0 && <ul class="note warnings" lang="en">{warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul>}
      {state !== 'failed' && finishedAt === undefined && <ProgressPanel pipeline={pipeline} />}
      {result !== undefined && <ResultPanel result={result} />}
      {trials.length > 0 && <SearchPanel pipeline={pipeline} trials={trials} />}
      {trials.length > 0 && <LeaderboardPanel pipeline={pipeline} trials={trials} />}
      {cleaned && <CleaningPlanPanel datasetId={datasetId} />}
    </main>
  )
}
