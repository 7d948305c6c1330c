import type { Champion, Model, ModelCard, ModelVersion, PromotionCause, ShadowPointer } from '@assay/shared'

/** Versions are immutable; the champion is a pointer moved by compare-and-set. The record is in the object store, a lock in Redis. */
export interface ModelRegistry {
  /**
   * Registers one version for a pipeline; the same pipeline again gives the version that is there.
   * @param draft.card the model card; `version` is filled in here
   */
  register: (name: string, draft: VersionDraft) => Promise<ModelVersion>
  /** Names, ascending by code units. */
  names: () => Promise<readonly string[]>
  /** @throws {AppError} MODEL_NOT_FOUND */
  read: (name: string) => Promise<Model>
  /** @returns null when the model has no champion */
  champion: (name: string) => Promise<Champion | null>
  /** The champion promoted last among all models; null when there is none. */
  latestChampion: () => Promise<{ readonly name: string, readonly champion: Champion } | null>
  /**
   * Points the model's champion at a version and announces it.
   * @param expected the version that must be champion now (null: none); undefined: whichever
   * @param cause    the reason in fields, where it has them
   * @throws {AppError} VERSION_NOT_FOUND, CONFLICT when the champion is not the expected one
   */
  promote: (name: string, version: number, reason: string, expected?: number | null, cause?: PromotionCause) => Promise<Champion>
  /** @returns null when no version shadows the champion */
  shadow: (name: string) => Promise<ShadowPointer | null>
  /**
   * @param version null: no version any more
   * @throws {AppError} VERSION_NOT_FOUND
   */
  setShadow: (name: string, version: number | null) => Promise<ShadowPointer | null>
  /** @throws {AppError} VERSION_NOT_FOUND, OBJECT_DAMAGED when the bytes' SHA-256 is not the registered one */
  artifact: (name: string, version: number) => Promise<Uint8Array>
  /** @throws {AppError} VERSION_NOT_FOUND */
  card: (name: string, version: number) => Promise<ModelCardDocument>
  remove: (name: string) => Promise<void>
}

export interface VersionDraft {
  readonly pipelineId: string
  readonly trial: number
  readonly learner: ModelVersion['learner']
  readonly scores: ModelVersion['scores']
  readonly artifact: Uint8Array
  readonly sha256: string
  readonly card: ModelCard
  readonly cardMarkdown: string
}

/** `card.json`: the version's record and the card. Written last, so that a version with a card is whole. */
export interface ModelCardDocument extends ModelVersion { readonly card: ModelCard }
