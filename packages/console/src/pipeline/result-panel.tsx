import type { PipelineResult } from '@assay/shared'
import { PromotionReason } from '../parts/promotion-reason.tsx'
import { words } from '../words/words.ts'

/** What came out, and whether it answers. */
export function ResultPanel ({ result: { version, promoted, ...why } }: { readonly result: PipelineResult }) {
  return (
    <section class="note good">
      <strong>{promoted ? words.pipeline.promoted(version) : words.pipeline.registered(version)}</strong>
      <p><PromotionReason {...why} /></p>
    </section>
  )
}
