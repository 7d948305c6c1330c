import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { objectKeys } from '@assay/shared'
import type { Leaderboard, Pipeline, SearchCut, Trial } from '@assay/shared'

/** What one pipeline came to: the same for every fleet and whatever happened to it, but for where a wall limit cut its search. */
export interface PipelineEnding {
  readonly state: string
  /** Of the artifact that it registered. */
  readonly sha256: string
  /** `leaderboard.json`, without what it says of the cut. */
  readonly leaderboard: Pick<Leaderboard, 'items' | 'metric' | 'verdict' | 'verdictLines' | 'ensemble'>
  readonly searchCut: SearchCut | null
  /** By trial, of those that count; errors in words. */
  readonly trialStates: readonly string[]
  /** By trial, as JSON. */
  readonly proposals: readonly string[]
  /** Trials that count whose metrics are in the Pushgateway. */
  readonly trialsPushed: number
}

interface EndedPipeline {
  readonly id: string
  readonly dataDirectory: string
  readonly gatewayUrl: string
  readonly get: <T>(route: string) => Promise<T>
}

export async function readPipelineEnding ({ id, dataDirectory, gatewayUrl, get }: EndedPipeline): Promise<PipelineEnding> {
  const objects = path.join(dataDirectory, 'objects')
  const { searchCut, verdict, verdictLines, ...board } = JSON.parse(await readFile(path.join(objects, objectKeys.leaderboard(id)), 'utf8')) as Required<Leaderboard>
  const { state, result } = await get<Pipeline>(`/pipelines/${id}`)
  const artifact = await readFile(path.join(objects, objectKeys.artifact(result!.model, result!.version)))
  const trials = (await get<{ items: readonly Trial[] }>(`/pipelines/${id}/trials?limit=1000`)).items.slice(0, searchCut?.trials)
  return {
    state,
    sha256: createHash('sha256').update(artifact).digest('hex'),
    leaderboard: { ...board, verdict: verdict.filter((line) => !line.startsWith('the search ended early')), verdictLines: verdictLines.filter(({ kind }) => kind !== 'searchCut') },
    searchCut,
    trialStates: trials.map(({ state, error }) => error === undefined ? state : `${state} (${error.code}: ${error.detail})`),
    proposals: trials.map(({ learner, params }) => JSON.stringify({ learner, params })),
    trialsPushed: await countPushed(gatewayUrl, id, trials.length)
  }
}

async function countPushed (gatewayUrl: string, pipelineId: string, within: number): Promise<number> {
  const text = await fetch(`${gatewayUrl}/metrics`).then((answer) => answer.text())
  const pushed = text.split('\n').filter((line) => line.startsWith('assay_trial_success{') && line.includes(`pipeline="${pipelineId}"`))
  return pushed.filter((line) => Number(/trial="(\d+)"/.exec(line)![1]) < within).length
}
