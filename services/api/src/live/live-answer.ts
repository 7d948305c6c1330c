import type { ComparisonSums, CountedShadow, CountedVersion, RowCounts } from '@assay/storage'
import type { PackedAnswers } from './answer-log.ts'
import type { SegmentPlace } from './receipt-ids.ts'

/** What the thread is asked. */
export interface LiveRequest {
  /** Versions that the answers or shadows need and that the thread has not seen. */
  readonly opened: readonly OpenedVersion[]
  /** Of the models that answered. */
  readonly shadows: readonly CountedShadow[]
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
  /** Of these answers alone. */
  readonly counts: readonly VersionCounts[]
  readonly comparisons: readonly ShadowSums[]
}

export interface OpenedVersion extends CountedVersion { readonly artifact: Uint8Array }
export interface VersionCounts extends CountedVersion { readonly counts: RowCounts }
export interface ShadowSums extends CountedShadow { readonly sums: ComparisonSums }

/** A version's key in a map. */
export const keyOf = ({ model, version }: CountedVersion): string => `${version} ${model}`
