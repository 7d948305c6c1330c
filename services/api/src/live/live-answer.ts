import type { ShadowComparison } from '@assay/shared'
import type { PackedAnswers } from './answer-log.ts'
import type { SegmentPlace } from './receipt-ids.ts'

/** What the thread is asked. */
export interface LiveRequest {
  /** Versions that the answers or shadows need and that the thread has not seen. */
  readonly opened: readonly OpenedVersion[]
  /** Of the models that answered. */
  readonly shadows: readonly ShadowPointer[]
  readonly answers: PackedAnswers
  /** Of their receipts. */
  readonly place: SegmentPlace
  /** Of the receipt before these. */
  readonly previousHash: string
}

export interface LiveResponse {
  /** Receipts, sealed; null where there are none. */
  readonly segment: Uint8Array | null
  readonly lastHash: string
  readonly counts: readonly VersionCounts[]
  readonly shadows: readonly ShadowState[]
}

export interface OpenedVersion { readonly model: string, readonly version: number, readonly artifact: Uint8Array }
export interface ShadowPointer { readonly model: string, readonly version: number }
export interface ShadowState extends ShadowPointer { readonly comparison: ShadowComparison }

/** A version's key in a map. */
export const keyOf = ({ model, version }: ShadowPointer): string => `${version} ${model}`

/** Rows seen of one version, by the bins of its fields. */
export interface VersionCounts { readonly model: string, readonly version: number, readonly rows: number, readonly counts: readonly (readonly number[])[] }
