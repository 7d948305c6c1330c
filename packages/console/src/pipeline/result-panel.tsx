import type { PipelineResult } from '@assay/shared'
import { words } from '../words/words.ts'

/** What came out, and whether it answers. */
export function ResultPanel ({ result: { version, promoted, reason } }: { readonly result: PipelineResult }) {
  return (
    <section class="note good">
      <strong>{promoted ? words.pipeline.promoted(version) : words.pipeline.registered(version)}</strong>
      <p lang="en">{reason}</p>
    </section>
  )
}
