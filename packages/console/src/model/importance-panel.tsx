import type { ModelCard } from '@assay/shared'
import { useMemo } from 'preact/hooks'
import { PlotFigure } from '../parts/plot-figure.tsx'
import { words } from '../words/words.ts'

const load = () => import('../plots/draw-importance.ts').then(({ drawImportance }) => drawImportance)
const shownColumns = 12

/** What the score would lose without each column. */
export function ImportancePanel ({ card: { importance, question: { metric } } }: { readonly card: ModelCard }) {
  const input = useMemo(() => ({ columns: importance.slice(0, shownColumns), metric: words.metric(metric) }), [importance])
  return (
    <section class="panel" aria-labelledby="importance">
      <h2 id="importance">{words.model.importance}</h2>
      <PlotFigure load={load} input={input} height={28 * input.columns.length + 50} caption={words.model.importanceCaption(words.metric(metric))} />
    </section>
  )
}
