/** Live state in Redis; all of it can be lost without losing a result. */
export const redisKeys = {
  /** Hash: state, stage, progress, cancelled, error … of one pipeline. */
  pipeline: (id: string) => `assay:pipeline:${id}`,
  /** Hash: trial number → proposal, first writer wins. */
  proposals: (id: string) => `assay:pipeline:${id}:proposals`,
  /** Hash: trial number → outcome, committed once. */
  outcomes: (id: string) => `assay:pipeline:${id}:outcomes`,
  /** Hash: trial number → who runs it since when. */
  running: (id: string) => `assay:pipeline:${id}:running`,
  /** Lock of one model's pointers and version numbers. */
  modelLock: (name: string) => `assay:model:${name}:lock`,
  /** Hash: what rows of one day one version was asked about; `rows`, `since`, and the bins of each field by its place. */
  rowCounts: (name: string, version: number, day: string) => `assay:model:${name}:rows:${version}:${day}`,
  /** Hash: what a shadow and the champion said of the same rows. */
  shadowCounts: (name: string, version: number, since: string) => `assay:model:${name}:shadow:${version}:${since}`,
  /** Pub/sub: a pipeline or its trials have changed; the message is the pipeline's id. */
  pipelineChannel: 'assay:changed:pipelines',
  /** Pub/sub: a model's champion has changed; the message is the model's name. */
  championChannel: 'assay:changed:champions'
} as const
