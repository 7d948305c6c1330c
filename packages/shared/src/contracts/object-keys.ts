import { padNumber } from './jobs.ts'

/**
 * Where things are in the object store. Segments are ids, hashes, numbers or percent-encoded names;
 * a key never holds `..`, an empty segment or a leading `/`.
 */
export type ObjectKey = string

export const objectKeys = {
  datasets: 'datasets/',
  dataset: (id: string) => `datasets/${id}/`,
  datasetRaw: (id: string) => `datasets/${id}/raw`,
  datasetRecord: (id: string) => `datasets/${id}/dataset.json`,
  plan: (id: string, planHash: string) => `datasets/${id}/plans/${planHash}.json`,
  table: (id: string, tableHash: string, part: 'train' | 'test') => `datasets/${id}/tables/${tableHash}/${part}.table`,
  /** The locked rows' cells as the file has them: what a champion with another recipe, and the groups of sensitive columns, are read from. */
  testCells: (id: string, tableHash: string) => `datasets/${id}/tables/${tableHash}/test-cells.table`,
  /** The training rows' cells as the file has them, and how its columns are read: kept where steps are to be undone. */
  cells: (id: string, tableHash: string) => `datasets/${id}/tables/${tableHash}/cells.table`,
  formats: (id: string, tableHash: string) => `datasets/${id}/tables/${tableHash}/formats.json`,
  folds: (id: string, tableHash: string) => `datasets/${id}/tables/${tableHash}/folds`,

  pipelines: 'pipelines/',
  pipeline: (id: string) => `pipelines/${id}/`,
  pipelineOrder: (id: string) => `pipelines/${id}/pipeline.json`,
  /** Beside its pipeline, not its plan: what is accepted and what is asked for change alerts, not the plan. */
  profile: (id: string) => `pipelines/${id}/profile.json`,
  cleaning: (id: string) => `pipelines/${id}/cleaning.json`,
  prepared: (id: string) => `pipelines/${id}/prepared.json`,
  effects: (id: string) => `pipelines/${id}/effects.json`,
  pipelineOutcome: (id: string) => `pipelines/${id}/outcome.json`,
  leaderboard: (id: string) => `pipelines/${id}/leaderboard.json`,
  trialResult: (id: string, trial: number) => `pipelines/${id}/trials/${padNumber(trial)}/result.json`,
  outOfFold: (id: string, trial: number) => `pipelines/${id}/trials/${padNumber(trial)}/out-of-fold`,

  models: 'models/',
  model: (name: string) => `models/${encodeName(name)}/`,
  modelVersions: (name: string) => `models/${encodeName(name)}/versions/`,
  artifact: (name: string, version: number) => `models/${encodeName(name)}/versions/${padNumber(version)}/artifact`,
  card: (name: string, version: number) => `models/${encodeName(name)}/versions/${padNumber(version)}/card.json`,
  cardPage: (name: string, version: number) => `models/${encodeName(name)}/versions/${padNumber(version)}/card.md`,
  champion: (name: string) => `models/${encodeName(name)}/champion.json`,
  shadow: (name: string) => `models/${encodeName(name)}/shadow.json`,
  outcomes: (name: string, version: number) => `models/${encodeName(name)}/versions/${padNumber(version)}/outcomes/`,

  allReceipts: 'receipts/',
  /** @param day `20260131` */
  receipts: (day: string, chain: string, segment: number) => `receipts/${day}/${chain}-${padNumber(segment)}`
} as const

/** A name that people chose, as one safe segment; `.` is encoded too, so that `..` is never a segment. */
function encodeName (name: string): string {
  return encodeURIComponent(name).replaceAll('.', '%2E')
}
