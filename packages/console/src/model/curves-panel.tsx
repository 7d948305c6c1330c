import type { Curves } from '@assay/shared'
import { useMemo } from 'preact/hooks'
import { PlotFigure } from '../parts/plot-figure.tsx'
import type { CurveInput } from '../plots/draw-curve.ts'
import { words } from '../words/words.ts'

const load = () => import('../plots/draw-curve.ts').then(({ drawCurve }) => drawCurve)

/** How well it ranks, how precise it is at each recall, and whether its probabilities come true. */
export function CurvesPanel ({ curves }: { readonly curves: Curves }) {
  const inputs = useMemo(() => readCurves(curves), [curves])
  return (
    <section class="panel" aria-labelledby="curves">
      <h2 id="curves">{words.curves.title}</h2>
      <div class="plots">{inputs.map((input) => <PlotFigure key={input.title} load={load} input={input} height={280} caption={<><strong>{input.title}</strong> {input.caption}</>} />)}</div>
    </section>
  )
}

interface TitledCurve extends CurveInput { readonly title: string, readonly caption: string }

function readCurves ({ roc, precisionRecall, reliability }: Curves): readonly TitledCurve[] {
  const { curves } = words
  return [
    { title: curves.roc, caption: curves.rocCaption, x: curves.falsePositiveRate, y: curves.truePositiveRate, diagonal: true, dots: false, points: roc.map(({ falsePositiveRate, truePositiveRate }) => ({ x: falsePositiveRate, y: truePositiveRate })) },
    { title: curves.precisionRecall, caption: curves.precisionRecallCaption, x: curves.recall, y: curves.precision, diagonal: false, dots: false, points: precisionRecall.map(({ recall, precision }) => ({ x: recall, y: precision })) },
    { title: curves.reliability, caption: curves.reliabilityCaption, x: curves.predicted, y: curves.observed, diagonal: true, dots: true, points: reliability.map(({ predicted, observed, rows }) => ({ x: predicted, y: observed, rows })) }
  ]
}
