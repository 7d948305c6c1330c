import type { Leaderboard, LeaderboardRow, Pipeline, Trial } from '@assay/shared'
import { useEffect, useState } from 'preact/hooks'
import { client } from '../api.ts'
import { useAnswer } from '../hooks/use-answer.ts'
import { Answered } from '../parts/answered.tsx'
import { VerdictList } from '../parts/verdict-list.tsx'
import { words } from '../words/words.ts'
import { EnsembleLine } from './ensemble-line.tsx'
import { TrialRow } from './trial-row.tsx'

const rowsAtFirst = 12
const shortestPause = 800

/** Trials best first, with intervals on one scale; those as good as the best are marked. */
export function LeaderboardPanel ({ pipeline: { id, metric, finishedAt }, trials }: { readonly pipeline: Pipeline, readonly trials: readonly Trial[] }) {
  const board = useAnswer(() => client.pipelines.leaderboard(id), [id])
  const [all, setAll] = useState(false)
  const ended = trials.filter(({ state }) => state !== 'running').length
  useEffect(() => {
    const timer = setTimeout(board.reload, shortestPause)
    return () => clearTimeout(timer)
  }, [ended, finishedAt])
  return (
    <section class="panel" aria-labelledby="board">
      <h2 id="board">{words.board.title}</h2>
      <p class="quiet">{words.board.lead(words.metric(metric))}</p>
      <Answered answer={board}>{(value) => <Board board={value} seconds={secondsOf(trials)} all={all} onAll={() => setAll(true)} />}</Answered>
    </section>
  )
}

interface BoardProps { readonly board: Leaderboard, readonly seconds: ReadonlyMap<number, number>, readonly all: boolean, readonly onAll: () => void }

function Board ({ board: { items, verdict = [], verdictLines, ensemble }, seconds, all, onAll }: BoardProps) {
  const scale = scaleOf(items)
  return (
    <>
      <VerdictList verdict={verdict} lines={verdictLines} />
      {ensemble !== undefined && ensemble !== null && <EnsembleLine ensemble={ensemble} />}
      <div class="scroll" tabIndex={0}>
        <table class="board">
          <thead><tr><th scope="col" class="number">#</th><th scope="col">{words.board.learner}</th><th scope="col" class="number">{words.board.score}</th><th scope="col" class="wide">{words.board.interval}</th><th scope="col" class="number">{words.pipeline.trial}</th><th scope="col"><span class="hidden">{words.board.details}</span></th></tr></thead>
          <tbody>{(all ? items : items.slice(0, rowsAtFirst)).map((row) => <TrialRow key={row.number} row={row} scale={scale} seconds={seconds.get(row.number)} />)}</tbody>
        </table>
      </div>
      {!all && items.length > rowsAtFirst && <p><button type="button" class="plain" onClick={onAll}>{words.board.all(items.length)}</button></p>}
    </>
  )
}

/** From the worst to the best end of the better half's intervals. */
function scaleOf (items: readonly LeaderboardRow[]): readonly [number, number] {
  const completed = items.filter((row) => row.state === 'completed')
  const ends = completed.slice(0, Math.max(5, Math.ceil(completed.length / 2))).flatMap(({ scoreInterval: { low, high } }) => [low, high])
  return ends.length === 0 ? [0, 1] : [Math.min(...ends), Math.max(...ends)]
}

function secondsOf (trials: readonly Trial[]): ReadonlyMap<number, number> {
  return new Map(trials.flatMap(({ number, seconds }) => seconds === undefined ? [] : [[number, seconds]]))
}
