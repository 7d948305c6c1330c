import type { Pipeline } from '@assay/shared'
import { words } from '../words/words.ts'

export function StateChip ({ pipeline: { state, stage } }: { readonly pipeline: Pick<Pipeline, 'state' | 'stage'> }) {
  return <span class={`chip ${state}`}>{state === 'running' ? words.pipeline.stages[stage] : words.pipeline.states[state]}</span>
}
