import type { Drift, LiveQuality } from '@assay/shared'
import { useState } from 'preact/hooks'
import { client } from '../api.ts'
import { formatIndex, formatMoment, formatScore, formatWhole } from '../format.ts'
import { useAnswer } from '../hooks/use-answer.ts'
import { Answered } from '../parts/answered.tsx'
import { words } from '../words/words.ts'

/** What a version meets in use: rows unlike those of training, and answers that came true or not. */
export function LivePanel ({ name, version }: { readonly name: string, readonly version: number }) {
  const live = useAnswer(async () => {
    const [drift, quality] = await Promise.all([client.models.drift(name, version), client.models.quality(name, version)])
    return { drift, quality }
  }, [name, version])
  return (
    <section class="panel" aria-labelledby="live">
      <h2 id="live">{words.live.title}</h2>
      <Answered answer={live}>{({ drift, quality }) => <><DriftTable drift={drift} /><QualityTable quality={quality} /></>}</Answered>
    </section>
  )
}

const rowsAtFirst = 6

function DriftTable ({ drift: { rows, since, columns } }: { readonly drift: Drift }) {
  const [all, setAll] = useState(false)
  if (rows === 0) return <p class="quiet">{words.live.nothing}</p>
  const lead = <p class="quiet">{words.live.lead(formatWhole(rows), formatMoment(since))}</p>
  if (columns.some(({ verdict }) => verdict === 'unknown')) return <>{lead}<p class="quiet">{words.live.tooFew}</p></>
  return (
    <>
      {lead}
      <div class="scroll" tabIndex={0}>
        <table>
          <thead><tr><th scope="col">{words.live.column}</th><th scope="col" class="number">{words.live.psi}</th><th scope="col">{words.live.verdict}</th></tr></thead>
          <tbody>{(all ? columns : columns.slice(0, rowsAtFirst)).map(({ column, psi, verdict }) => (
            <tr key={column}><th scope="row">{column}</th><td class="number">{psi === null ? '–' : formatIndex(psi)}</td><td><span class={`chip${verdict === 'shifted' ? ' failed' : verdict === 'stable' ? ' succeeded' : ''}`}>{words.live.verdicts[verdict]}</span></td></tr>
          ))}
          </tbody>
        </table>
      </div>
      <p class="quiet"><small>{words.live.legend}</small></p>
      {!all && columns.length > rowsAtFirst && <p><button type="button" class="plain" onClick={() => setAll(true)}>{words.live.all(columns.length)}</button></p>}
    </>
  )
}

function QualityTable ({ quality: { outcomes, scores } }: { readonly quality: LiveQuality }) {
  return (
    <>
      <h3>{words.live.quality}</h3>
      <p class="quiet">{outcomes === 0 ? words.live.noOutcomes : words.live.outcomes(formatWhole(outcomes))}</p>
      {scores.length > 0 && (
        <div class="scroll" tabIndex={0}>
          <table>
            <thead><tr><th scope="col">{words.board.score}</th><th scope="col" class="number">{words.model.value}</th><th scope="col" class="number">{words.board.interval}</th><th scope="col" class="number">{words.live.expected}</th></tr></thead>
            <tbody>{scores.map(({ metric, value, interval, expected }) => (
              <tr key={metric}>
                <th scope="row">{words.metric(metric)}</th>
                <td class="number">{formatScore(value)}</td>
                <td class="number">{interval === undefined ? '–' : `${formatScore(interval.low)} – ${formatScore(interval.high)}`}</td>
                <td class="number">{expected === undefined ? '–' : formatScore(expected)}</td>
              </tr>
            ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
