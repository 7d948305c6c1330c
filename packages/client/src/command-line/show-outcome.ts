import type { Pipeline } from '@assay/shared'
import type { CommandContext } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { leaderboardTable } from './leaderboard-table.ts'
import { bold } from './terminal.ts'

/** How a pipeline ended: its board, what that says in words, and which model came of it. */
export async function showOutcome (pipeline: Pipeline, top: number, { client, terminal }: CommandContext): Promise<ExitCode> {
  const board = await client.pipelines.leaderboard(pipeline.id)
  const paragraphs = [
    board.items.length > 0 ? leaderboardTable(board, top, terminal) : '',
    (board.verdict ?? []).map((sentence) => `${sentence}\n`).join(''),
    `${bold(endingOf(pipeline), terminal)}\n`
  ]
  terminal.output.write(paragraphs.filter((paragraph) => paragraph !== '').join('\n'))
  return exitCodeOf(pipeline)
}

/** A pipeline that was cancelled may have left a model all the same, but not the one that was asked for. */
export function exitCodeOf ({ state }: Pipeline): ExitCode {
  return state === 'succeeded' ? exitCodes.ok : exitCodes.failed
}

function endingOf ({ state, error, result }: Pipeline): string {
  const model = result === undefined ? '' : `Model "${result.model}" version ${result.version} ${result.promoted ? 'answers now:' : 'is'} ${result.reason}`
  if (state === 'succeeded') return model
  if (state === 'cancelled') return `Cancelled. ${model}`.trimEnd()
  return `Failed: ${error?.code}: ${error?.detail}`
}
