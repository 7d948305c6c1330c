import { createHash } from 'node:crypto'
import { compileArtifact, createRowCounter, decodeArtifact } from '@assay/model'
import type { CompiledArtifact, RowCounter } from '@assay/model'
import { serveThread } from '@assay/runtime'
import type { Prediction, Receipt } from '@assay/shared'
import { readAnswers } from './answer-log.ts'
import type { LoggedAnswer } from './answer-log.ts'
import { createShadowComparison } from './compare-shadow.ts'
import type { ComparingShadow } from './compare-shadow.ts'
import { keyOf } from './live-answer.ts'
import type { LiveRequest, LiveResponse, OpenedVersion, ShadowPointer } from './live-answer.ts'
import { openSegment } from './receipt-segment.ts'
import type { OpenSegment } from './receipt-segment.ts'

/** Looks at rows that were answered: counts them for drift, asks the shadow, seals receipts. The loop that answers waits for none of it. */
serveThread<LiveRequest, LiveResponse>(({ opened, shadows: pointers, answers, place, previousHash }) => {
  for (const one of opened) open(one)
  followShadows(new Set(answers.asked.map(({ model }) => model)), pointers)
  // What could fail has been done: what is looked at again counts no row twice.
  const segment = openSegment(place, previousHash)
  for (const answer of readAnswers(answers)) look(answer, segment)
  return {
    ...segment.seal(),
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

function look ({ model, version, options, answeredAt, rows, predictions, hasReceipts }: LoggedAnswer, segment: OpenSegment): void {
  const { sha256, counter } = versions.get(keyOf({ model, version }))!
  const shadow = shadows.get(model)
  const time = new Date(answeredAt).toISOString()
  const sent = [JSON.parse(rows) as SentRow | SentRow[]].flat()
  sent.forEach((row, at) => {
    const prediction = predictions[at]!
    if (hasReceipts) segment.add({ answeredAt: time, model, version, sha256, row, options, prediction })
    counter.count(row)
    if (shadow !== undefined && shadow.version !== version) shadow.compare(version, row, JSON.parse(prediction) as Prediction)
  })
}

type SentRow = Receipt['row']
