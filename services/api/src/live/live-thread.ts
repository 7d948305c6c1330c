import { createHash } from 'node:crypto'
import { compileArtifact, createRowCounter, decodeArtifact } from '@assay/model'
import type { CompiledArtifact, RowCounter } from '@assay/model'
import { serveThread } from '@assay/runtime'
import type { PredictAnswer, Prediction, Receipt } from '@assay/shared'
import { createShadowComparison } from './compare-shadow.ts'
import type { ComparingShadow } from './compare-shadow.ts'
import { keyOf } from './live-answer.ts'
import type { LiveAnswer, LiveRequest, LiveResponse, OpenedVersion, ShadowPointer } from './live-answer.ts'
import { sealSegment } from './receipt-segment.ts'

/** Looks at rows that were answered: counts them for drift, asks the shadow, seals receipts. The loop that answers waits for none of it. */
serveThread<LiveRequest, LiveResponse>(({ opened, shadows: pointers, answers, previousHash }) => {
  for (const one of opened) open(one)
  followShadows(new Set(answers.map(({ model }) => model)), pointers)
  const rows = answers.flatMap(rowsOf)
  const drafts = rows.filter(({ answered }) => answered.receipts > 0).map(draftReceipt)
  const sealed = drafts.length > 0 ? sealSegment(drafts, previousHash) : { segment: null, lastHash: previousHash }
  // Last: what failed before it is looked at again, and no row counts twice.
  for (const row of rows) count(row)
  return {
    ...sealed,
    counts: [...versions.values()].map(({ model, version, counter }) => ({ model, version, rows: counter.rows(), counts: counter.counts() })),
    shadows: [...shadows].map(([model, { version, comparison }]) => ({ model, version, comparison: comparison() }))
  }
})

interface OpenVersion { readonly model: string, readonly version: number, readonly sha256: string, readonly compiled: CompiledArtifact, readonly counter: RowCounter }

const versions = new Map<string, OpenVersion>()
const shadows = new Map<string, ComparingShadow & { readonly version: number }>()

function open ({ model, version, artifact }: OpenedVersion): void {
  const compiled = compileArtifact(decodeArtifact(artifact))
  const sha256 = createHash('sha256').update(artifact).digest('hex')
  versions.set(keyOf({ model, version }), { model, version, sha256, compiled, counter: createRowCounter(compiled.artifact) })
}

/**
 * A shadow that is another version than before begins anew.
 *
 * @param pointers of these models; of others nothing is known, and their shadows stay
 */
function followShadows (models: ReadonlySet<string>, pointers: readonly ShadowPointer[]): void {
  for (const model of models) if (!pointers.some((pointer) => pointer.model === model)) shadows.delete(model)
  for (const { model, version } of pointers) {
    if (shadows.get(model)?.version !== version) shadows.set(model, { version, ...createShadowComparison(versions.get(keyOf({ model, version }))!.compiled) })
  }
}

interface AnsweredRow { readonly answered: LiveAnswer, readonly row: SentRow, readonly prediction: Prediction }

function rowsOf (answered: LiveAnswer): AnsweredRow[] {
  const rows = [JSON.parse(answered.rows) as SentRow | SentRow[]].flat()
  const { predictions } = JSON.parse(answered.answer) as PredictAnswer
  return rows.map((row, at) => ({ answered, row, prediction: predictions[at]! }))
}

function draftReceipt ({ answered, row, prediction }: AnsweredRow): Omit<Receipt, 'previousHash' | 'hash'> {
  const { answeredAt, model, version, options } = answered
  return { id: prediction.id!, answeredAt, model, version, sha256: versions.get(keyOf(answered))!.sha256, row, options, prediction }
}

function count ({ answered, row, prediction }: AnsweredRow): void {
  const { model, version } = answered
  versions.get(keyOf(answered))!.counter.count(row)
  const shadow = shadows.get(model)
  if (shadow?.version !== version) shadow?.compare(version, row, prediction)
}

type SentRow = Receipt['row']
