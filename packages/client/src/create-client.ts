import type {
  CleaningPlan, Dataset, DescribedVersion, Drift, Leaderboard, LinkedModel, ListPage, LiveQuality, Outcome, OutcomesAnswer, Pipeline, PipelineEvent, PipelineRequest, PredictAnswer,
  QueueState, ReplayedReceipt, Shadow, StartedPipeline, TableProfile, Trial
} from '@assay/shared'
import { openConnection } from './connection.ts'
import type { Bytes, ServerAddress } from './connection.ts'
import { watchPipeline } from './watch-pipeline.ts'

export interface Page { readonly limit?: number, readonly cursor?: string }

export interface PredictOptions {
  /** By default the model promoted last. */
  readonly model?: string | undefined
  /** By default the champion. */
  readonly version?: number | undefined
  /** Adds the contributions of the columns. */
  readonly explain?: boolean | undefined
  /** Adds the smallest changes of the row with which the model answers otherwise. */
  readonly counterfactual?: boolean | undefined
  /** Columns that a counterfactual leaves as they are, comma-separated. */
  readonly immutable?: string | undefined
  /** Adds to a class the set of labels that are likely enough. */
  readonly conformal?: boolean | undefined
}

/** One row by its columns; a text is read as a cell of a CSV would be. */
export type InputRow = Readonly<Record<string, string | number | boolean | null>>

/** The options of a pipeline; each may also be given as the text that a query holds. */
export type UploadOptions = { readonly [K in keyof PipelineRequest]: PipelineRequest[K] | string }

export type DatasetType = 'text/csv' | 'application/vnd.apache.parquet'

export type Client = ReturnType<typeof createClient>

/**
 * The HTTP contract as functions, for browsers and Node alike.
 * All of them throw {ApiProblem} when the API refuses, and {ServerUnreachable} when there is no whole answer.
 */
export function createClient (address: ServerAddress) {
  const connection = openConnection(address)
  const { send, json } = connection
  const datasetPath = (id: string): string => `/datasets/${encodeURIComponent(id)}`
  const pipelinePath = (id: string): string => `/pipelines/${encodeURIComponent(id)}`
  const modelPath = (name: string): string => `/models/${encodeURIComponent(name)}`
  const versionPath = (name: string, version: number): string => `${modelPath(name)}/versions/${version}`

  return {
    datasets: {
      /** Takes a CSV or a Parquet file, gzipped or not, and starts a pipeline on it; the same bytes and options again are the pipeline that is there. */
      upload: (bytes: Bytes, options: UploadOptions, type: DatasetType = 'text/csv') => json<StartedPipeline>('/datasets', { method: 'POST', query: options, body: { type, bytes } }),
      list: (page: Page = {}) => json<ListPage<Dataset>>('/datasets', { query: { ...page } }),
      get: (id: string) => json<Dataset>(datasetPath(id)),
      profile: (id: string) => json<TableProfile>(`${datasetPath(id)}/profile`),
      /** The profile as a page that stands alone, in HTML. */
      report: async (id: string) => (await send(`${datasetPath(id)}/report`)).text(),
      plan: (id: string) => json<CleaningPlan>(`${datasetPath(id)}/plan`),
      /** Starts a pipeline that follows the edited plan, with the options of the latest one. */
      changePlan: (id: string, plan: CleaningPlan) => json<Pick<StartedPipeline, 'pipeline'>>(`${datasetPath(id)}/plan`, { method: 'PUT', json: plan }),
      /** Its pipelines go with it; models stay. */
      remove: async (id: string): Promise<void> => { await send(datasetPath(id), { method: 'DELETE' }) }
    },

    pipelines: {
      /** Runs other options on a stored dataset. */
      start: (request: PipelineRequest & { readonly datasetId: string }) => json<StartedPipeline>('/pipelines', { method: 'POST', json: request }),
      list: (page: Page = {}) => json<ListPage<Pipeline>>('/pipelines', { query: { ...page } }),
      get: (id: string) => json<Pipeline>(pipelinePath(id)),
      trials: (id: string, page: Page = {}) => json<ListPage<Trial>>(`${pipelinePath(id)}/trials`, { query: { ...page } }),
      leaderboard: (id: string) => json<Leaderboard>(`${pipelinePath(id)}/leaderboard`),
      /** Asks it to stop; what has ended stays as it ended. */
      cancel: (id: string) => json<Pipeline>(`${pipelinePath(id)}/cancel`, { method: 'POST' }),
      /** The pipeline as it is, then each change of it and of its trials, until after its last state. */
      watch: (id: string): AsyncGenerator<PipelineEvent, void> => watchPipeline({ connection, path: pipelinePath(id), signal: address.signal })
    },

    models: {
      list: (page: Page = {}) => json<ListPage<LinkedModel>>('/models', { query: { ...page } }),
      get: (name: string) => json<LinkedModel>(modelPath(name)),
      version: (name: string, version: number) => json<DescribedVersion>(versionPath(name, version)),
      artifact: async (name: string, version: number) => new Uint8Array(await (await send(`${versionPath(name, version)}/artifact`)).arrayBuffer()),
      /** The JSON Schema of one row, with an example in it. */
      schema: (name: string, version: number) => json<Readonly<Record<string, unknown>> & { readonly examples?: readonly InputRow[] }>(`${versionPath(name, version)}/schema`),
      /** Makes a version the champion: promotes it, or rolls back to it. */
      promote: (name: string, version: number, reason?: string) => json<LinkedModel>(`${modelPath(name)}/champion`, { method: 'PUT', json: { version, reason } }),
      /** How good a version's answers were, of those whose outcome is known. */
      quality: (name: string, version: number) => json<LiveQuality>(`${versionPath(name, version)}/quality`),
      /** How far the rows asked about are from those of training. @param version by default the champion */
      drift: (name: string, version?: number) => json<Drift>(`${modelPath(name)}/drift`, { query: { version } }),
      /** The version that is asked too, and how far it is from the champion. */
      shadow: (name: string) => json<Shadow>(`${modelPath(name)}/shadow`),
      setShadow: (name: string, version: number) => json<Shadow>(`${modelPath(name)}/shadow`, { method: 'PUT', json: { version } }),
      removeShadow: async (name: string): Promise<void> => { await send(`${modelPath(name)}/shadow`, { method: 'DELETE' }) }
    },

    /** The queues, their jobs by state and their workers; for admins. */
    workers: () => json<ListPage<QueueState>>('/workers'),

    /** The receipt of a prediction, and the same row answered again. */
    prediction: (id: string) => json<ReplayedReceipt>(`/predictions/${encodeURIComponent(id)}`),

    /** Tells what really happened; told again, it replaces what was told. */
    outcomes: (outcomes: Outcome | readonly Outcome[]) => json<OutcomesAnswer>('/outcomes', { method: 'POST', json: outcomes }),

    /** @param rows one row, at most 1,000, or the JSON text of either, which is sent as it is */
    predict: (rows: InputRow | readonly InputRow[] | string, options: PredictOptions = {}) =>
      json<PredictAnswer>('/predict', { method: 'POST', query: { ...options }, body: { type: 'application/json', bytes: typeof rows === 'string' ? rows : JSON.stringify(rows) } }),

    /** @returns the same CSV, with the prediction's columns after its own, while it arrives */
    predictCsv: async (csv: Bytes, options: PredictOptions = {}): Promise<ReadableStream<Uint8Array>> =>
      (await send('/predict', { method: 'POST', query: { ...options }, body: { type: 'text/csv', bytes: csv } })).body!
  }
}
