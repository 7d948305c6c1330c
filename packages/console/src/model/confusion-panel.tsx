import type { ModelCard } from '@assay/shared'
import { useState } from 'preact/hooks'
import { formatShare, formatWhole } from '../format.ts'
import { words } from '../words/words.ts'

interface ConfusionPanelProps { readonly card: ModelCard, readonly confusion: readonly (readonly number[])[] }

/** Rows by what they are and what is answered; of two classes at whatever threshold one likes. */
export function ConfusionPanel ({ card: { question: { classes }, curves, threshold }, confusion }: ConfusionPanelProps) {
  const thresholds = curves?.thresholds ?? []
  const [chosen, setChosen] = useState(threshold)
  const counts = chosen === null || chosen === threshold ? undefined : thresholds.findLast((point) => point.threshold >= chosen) ?? thresholds[0]
  const matrix = counts === undefined ? confusion : [[counts.tn, counts.fp], [counts.fn, counts.tp]]
  return (
    <section class="panel" aria-labelledby="confusion">
      <h2 id="confusion">{words.confusion.title}</h2>
      {threshold !== null && thresholds.length > 0 && (
        <div class="slider">
          <label for="threshold">{words.confusion.threshold(classes[1] ?? '')}</label>
          <input id="threshold" type="range" min={0} max={1} step={0.01} value={chosen ?? threshold} onInput={({ currentTarget }) => setChosen(currentTarget.valueAsNumber)} />
          <output for="threshold">{formatShare(chosen ?? threshold)}</output>
          <button type="button" class="plain" disabled={chosen === threshold} onClick={() => setChosen(threshold)}>{words.confusion.own}</button>
        </div>
      )}
      <div class="pair">
        <div class="scroll" tabIndex={0}>
          <table class="confusion">
            <thead>
              <tr><td /><th scope="colgroup" colSpan={classes.length}>{words.confusion.answered}</th></tr>
              <tr><th scope="col">{words.confusion.actual}</th>{classes.map((label) => <th key={label} scope="col" class="number">{label}</th>)}</tr>
            </thead>
            <tbody>{matrix.map((row, actual) => {
              const rows = sum(row)
              return (
                <tr key={classes[actual]}>
                  <th scope="row">{classes[actual]}</th>
                  {row.map((count, answered) => (
                    <td key={classes[answered]} class={`number${actual === answered ? ' right' : ''}`} style={{ '--share': rows === 0 ? 0 : count / rows }}>
                      {formatWhole(count)} <small>{shareOf(count, rows)}</small>
                    </td>
                  ))}
                </tr>
              )
            })}
            </tbody>
          </table>
        </div>
        {matrix.length === 2 ? <Rates matrix={matrix} /> : <RatesOfClasses matrix={matrix} classes={classes} />}
      </div>
    </section>
  )
}

/** What the four counts say of the positive class. */
function Rates ({ matrix }: { readonly matrix: readonly (readonly number[])[] }) {
  const [[tn = 0, fp = 0] = [], [fn = 0, tp = 0] = []] = matrix
  return (
    <dl class="figures">
      <div><dt>{words.curves.precision}</dt><dd>{shareOf(tp, tp + fp)}</dd></div>
      <div><dt>{words.curves.recall}</dt><dd>{shareOf(tp, tp + fn)}</dd></div>
      <div><dt>{words.curves.falsePositiveRate}</dt><dd>{shareOf(fp, fp + tn)}</dd></div>
      <div><dt>{words.confusion.answeredShare}</dt><dd>{shareOf(tp + fp, tn + fn + tp + fp)}</dd></div>
    </dl>
  )
}

/** How much of what is answered is right, and how much of what is there is found, class by class. */
function RatesOfClasses ({ matrix, classes }: { readonly matrix: readonly (readonly number[])[], readonly classes: readonly string[] }) {
  return (
    <div class="scroll" tabIndex={0}>
      <table>
        <thead><tr><th scope="col">{words.confusion.class}</th><th scope="col" class="number">{words.groups.rows}</th><th scope="col" class="number">{words.curves.precision}</th><th scope="col" class="number">{words.curves.recall}</th></tr></thead>
        <tbody>{classes.map((label, index) => {
          const right = matrix[index]![index]!
          const rows = sum(matrix[index]!)
          return <tr key={label}><th scope="row">{label}</th><td class="number">{formatWhole(rows)}</td><td class="number">{shareOf(right, sum(matrix.map((row) => row[index]!)))}</td><td class="number">{shareOf(right, rows)}</td></tr>
        })}
        </tbody>
      </table>
    </div>
  )
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
const shareOf = (part: number, whole: number): string => whole === 0 ? '–' : formatShare(part / whole)
