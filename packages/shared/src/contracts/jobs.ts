/** Payloads are ids: bytes never travel through Redis. */
export interface JobPayloads {
  readonly clean: { readonly pipelineId: string }
  readonly train: { readonly pipelineId: string, readonly trial: number }
  readonly evaluate: { readonly pipelineId: string }
}

/** Deterministic ids make enqueueing idempotent. BullMQ allows no `:` in them, and no id of digits alone. */
export const jobIds = {
  clean: ({ pipelineId }: JobPayloads['clean']): string => `clean-${pipelineId}`,
  train: ({ pipelineId, trial }: JobPayloads['train']): string => `train-${pipelineId}-${padNumber(trial)}`,
  evaluate: ({ pipelineId }: JobPayloads['evaluate']): string => `evaluate-${pipelineId}`
}

/** @returns six digits or more: `7` → `000007`, so that names sort as numbers do */
export function padNumber (number: number): string {
  return String(number).padStart(6, '0')
}
