import { objectKeys } from '@assay/shared'
import type { OutcomeRecord, Prediction } from '@assay/shared'
import { readDocument, writeDocument } from '@assay/storage'
import type { ObjectStore } from '@assay/storage'
import { randomBytes } from 'node:crypto'

/** An outcome beside what was predicted, so that it says something after the receipt is gone. */
export interface KnownOutcome extends OutcomeRecord {
  readonly answeredAt: string
  /** What the model was sure of. */
  readonly predicted: PredictedAnswer
}

export type PredictedAnswer =
  | { readonly value: number }
  | { readonly label: string, readonly probabilities: Readonly<Record<string, number>> }

export interface OutcomeStore {
  /** One object a call and version, written whole: told twice is known once. */
  readonly add: (outcomes: readonly KnownOutcome[]) => Promise<void>
  /** The last word on each prediction, in the order in which they were first told. */
  readonly of: (model: string, version: number) => Promise<readonly KnownOutcome[]>
}

export function openOutcomeStore (objects: ObjectStore, now: () => Date): OutcomeStore {
  // Objects never change: each is read once.
  const documents = new Map<string, readonly KnownOutcome[]>()
  return {
    async add (outcomes) {
      const folders = Map.groupBy(outcomes, ({ model, version }) => objectKeys.outcomes(model, version))
      await Promise.all([...folders].map(([folder, told]) => writeDocument(objects, `${folder}${now().getTime()}-${randomBytes(4).toString('hex')}.json`, told)))
    },
    async of (model, version) {
      const folder = objectKeys.outcomes(model, version)
      const known = new Map<string, KnownOutcome>()
      for (const name of await objects.listFolder(folder)) {
        const key = folder + name
        const told = documents.get(key) ?? await readDocument<readonly KnownOutcome[]>(objects, key)
        documents.set(key, told)
        for (const outcome of told) known.set(outcome.predictionId, outcome)
      }
      return [...known.values()]
    }
  }
}

export function predictedOf (prediction: Prediction): PredictedAnswer {
  return 'value' in prediction ? { value: prediction.value } : { label: prediction.label, probabilities: prediction.probabilities }
}
