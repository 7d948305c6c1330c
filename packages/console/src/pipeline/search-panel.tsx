import { metricDirections } from '@assay/shared'
import type { Pipeline, Trial } from '@assay/shared'
import { useMemo } from 'preact/hooks'
import { PlotFigure } from '../parts/plot-figure.tsx'
import { words } from '../words/words.ts'

const load = () => import('../plots/draw-search.ts').then(({ drawSearch }) => drawSearch)

/** The search as a curve: what each trial scored, and the best so far. */
export function SearchPanel ({ pipeline: { metric, trials: { total } }, trials }: { readonly pipeline: Pipeline, readonly trials: readonly Trial[] }) {
  const input = useMemo(() => metric === undefined
    ? null
    : {
        metric: words.metric(metric),
        better: metricDirections[metric],
        total,
        trials: trials.flatMap(({ number, learner, score, state }) => state === 'completed' && learner !== undefined && score !== undefined ? [{ number, learner, score }] : [])
      }, [metric, total, trials])
  if (input === null || input.trials.length === 0) return null
  return (
    <section class="panel" aria-labelledby="search">
      <h2 id="search">{words.pipeline.search}</h2>
      <PlotFigure load={load} input={input} height={220} caption={words.pipeline.searchCaption} />
    </section>
  )
}
