import { createHash } from 'node:crypto'
import { compileArtifact, createRowCounter, decodeArtifact } from '@assay/model'
import type { CompiledArtifact, RowCounter } from '@assay/model'
import { serveThread } from '@assay/runtime'
import type { PredictAnswer, Receipt } from '@assay/shared'
import { createShadowComparison } from './compare-shadow.ts'
import type { ComparingShadow } from './compare-shadow.ts'
import type { LiveAnswer, LiveRequest, LiveResponse, OpenedVersion, ShadowPointer } from './live-answer.ts'
import { sealSegment } from './receipt-segment.ts'

/** Looks at rows that were answered: counts them for drift, asks the shadow, seals receipts. The loop that answers waits for none of it. */
serveThread<LiveRequest, LiveResponse>(({ opened, shadows: pointers, answers, previousHash }) => {
  for (const one of opened) open(one)
  followShadows(pointers)
  const drafts = answers.flatMap(lookAt)
  return {
    ...(drafts.length > 0 ? sealSegment(drafts, previousHash) : { segment: null, lastHash: previousHash }),
    counts: [...versions.values()].map(({ model, version, counter }) => ({ model, version, rows: counter.rows(), counts: counter.counts() })),
    shadows: [...shadows].map(([model, { version, comparison }]) => ({ model, version, comparison: comparison() }))
  }
})

interface OpenVersion { readonly model: string, readonly version: number, readonly sha256: string, readonly compiled: CompiledArtifact, readonly counter: RowCounter }

const versions = new Map<string, OpenVersion>()
const shadows = new Map<string, ComparingShadow & { readonly version: number }>()
const keyOf = ({ model, version }: { readonly model: string, readonly version: number }): string => `${version} ${model}`

function open ({ model, version, artifact }: OpenedVersion): void {
  const compiled = compileArtifact(decodeArtifact(artifact))
  const sha256 = createHash('sha256').update(artifact).digest('hex')
  versions.set(keyOf({ model, version }), { model, version, sha256, compiled, counter: createRowCounter(compiled.artifact) })
}

/** A shadow that is another version than before begins anew. */
function followShadows (pointers: readonly ShadowPointer[]): void {
  for (const model of shadows.keys()) if (!pointers.some((pointer) => pointer.model === model)) shadows.delete(model)
  for (const { model, version } of pointers) {
    if (shadows.get(model)?.version !== version) shadows.set(model, { version, ...createShadowComparison(versions.get(keyOf({ model, version }))!.compiled) })
  }
}

/** @returns drafts of its receipts, one a row */
function lookAt (answered: LiveAnswer): Omit<Receipt, 'previousHash' | 'hash'>[] {
  const { answeredAt, model, version, options, receipts } = answered
  const { sha256, counter } = versions.get(keyOf(answered))!
  const shadow = shadows.get(model)
  const rows = [JSON.parse(answered.rows) as SentRow | SentRow[]].flat()
  const { predictions } = JSON.parse(answered.answer) as PredictAnswer
  return rows.flatMap((row, at) => {
    const prediction = predictions[at]!
    counter.count(row)
    if (shadow?.version !== version) shadow?.compare(version, row, prediction)
    return receipts > 0 ? [{ id: prediction.id!, answeredAt, model, version, sha256, row, options, prediction }] : []
  })
}

type SentRow = Receipt['row']
