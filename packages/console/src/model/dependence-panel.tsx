import type { Dependence, Problem } from '@assay/shared'
import { useMemo } from 'preact/hooks'
import { PlotFigure } from '../parts/plot-figure.tsx'
import { colorOfClass } from '../plots/color-of-class.ts'
import { words } from '../words/words.ts'

const load = () => import('../plots/draw-dependence.ts').then(({ drawDependence }) => drawDependence)

/** What the model answers on average when a column holds this or that. */
export function DependencePanel ({ dependence, question }: { readonly dependence: readonly Dependence[], readonly question: Problem }) {
  const inputs = useMemo(() => dependence.map((column) => ({ column, question })), [dependence])
  return (
    <section class="panel" aria-labelledby="dependence">
      <h2 id="dependence">{words.model.dependence}</h2>
      <p class="quiet">{words.model.dependenceLead}</p>
      {question.kind === 'multiclass' && (
        <ul class="legend">{question.classes.map((label, index) => <li key={label} style={{ '--color': colorOfClass(index) }}>{label}</li>)}</ul>
      )}
      <div class="plots named">{inputs.map((input) => <PlotFigure key={input.column.column} load={load} input={input} height={200} caption={<strong>{input.column.column}</strong>} />)}</div>
    </section>
  )
}
