import type { LeaderboardRow } from '@assay/shared'
import { useState } from 'preact/hooks'
import { formatScore, formatSeconds, formatValue } from '../format.ts'
import { IntervalBar } from '../parts/interval-bar.tsx'
import { words } from '../words/words.ts'

interface TrialRowProps {
  readonly row: LeaderboardRow
  readonly scale: readonly [number, number]
  readonly seconds: number | undefined
}

/** One line of the board; its params and folds are shown on demand. */
export function TrialRow ({ row, scale, seconds }: TrialRowProps) {
  const [open, setOpen] = useState(false)
  const { rank, number, learner, score, state, tie } = row
  const detailsId = `trial-${number}`
  return (
    <>
      <tr class={tie ? 'tie' : state}>
        <td class="number">{rank}</td>
        <th scope="row">{learner === undefined ? '–' : words.names[learner]}{tie && <span class="chip">{words.board.tie}</span>}{state !== 'completed' && <span class={`chip ${state}`}>{words.board.states[state]}</span>}</th>
        <td class="number">{score === undefined ? '–' : formatScore(score)}</td>
        <td class="wide">{row.state === 'completed' && <IntervalBar value={row.score} {...row.scoreInterval} scale={scale} />}</td>
        <td class="number">{number}</td>
        <td class="number"><button type="button" class="plain" aria-expanded={open} aria-controls={detailsId} onClick={() => setOpen(!open)}>{words.board.details}<span class="hidden"> {number}</span></button></td>
      </tr>
      {open && (
        <tr id={detailsId} class="details">
          <td colSpan={6}>
            <TrialDetails row={row} seconds={seconds} />
          </td>
        </tr>
      )}
    </>
  )
}

function TrialDetails ({ row, seconds }: Pick<TrialRowProps, 'row' | 'seconds'>) {
  const params = Object.entries(row.params ?? {})
  return (
    <div class="pair">
      <dl class="facts">
        {params.length === 0 && <div><dt>{words.board.params}</dt><dd>{words.board.noParams}</dd></div>}
        {params.map(([name, value]) => <div key={name}><dt><code>{name}</code></dt><dd>{formatValue(value)}</dd></div>)}
      </dl>
      <dl class="facts">
        {row.state === 'completed' && <div><dt>{words.board.interval}</dt><dd>{formatScore(row.scoreInterval.low)} – {formatScore(row.scoreInterval.high)}</dd></div>}
        {row.folds !== undefined && <div><dt>{words.board.folds}</dt><dd>{row.folds.map(formatScore).join(' · ')}</dd></div>}
        {row.outOfBag !== undefined && <div><dt>{words.board.outOfBag}</dt><dd>{row.outOfBag.map(formatScore).join(' · ')}</dd></div>}
        {seconds !== undefined && <div><dt>{words.board.time}</dt><dd>{formatSeconds(seconds)}</dd></div>}
        {row.state === 'failed' && row.error !== undefined && <div><dt>{words.board.error}</dt><dd lang="en">{row.error.detail}</dd></div>}
      </dl>
    </div>
  )
}
