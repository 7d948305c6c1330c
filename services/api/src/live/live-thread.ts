import { createHash } from 'node:crypto'
import { compileArtifact, createRowCounter, decodeArtifact } from '@assay/model'
import type { CompiledArtifact, RowCounter } from '@assay/model'
import { serveThread } from '@assay/runtime'
import type { Prediction, Receipt } from '@assay/shared'
import { readAnswers } from './answer-log.ts'
import { createShadowComparison } from './compare-shadow.ts'
import { keyOf } from './live-answer.ts'
import type { LiveRequest, LiveResponse, OpenedVersion } from './live-answer.ts'
import { openSegment } from './receipt-segment.ts'

/** Looks at rows that were answered: counts them for drift, asks the shadow, seals receipts. The loop that answers waits for none of it. */
serveThread<LiveRequest, LiveResponse>(({ opened, shadows: pointers, answers, place, previousHash }) => {
  for (const one of opened) open(one)
  // What could fail has been done: what is looked at again counts no row twice.
  const segment = openSegment(place, previousHash)
  const counters = new Map<OpenVersion, RowCounter>()
  const shadows = pointers.map((shadow) => ({ ...shadow, ...createShadowComparison(versions.get(keyOf(shadow))!.compiled) }))

  for (const { model, version, options, answeredAt, rows, predictions, hasReceipts } of readAnswers(answers)) {
    const opened = versions.get(keyOf({ model, version }))!
    const counter = counters.get(opened) ?? createRowCounter(opened.compiled.artifact)
    counters.set(opened, counter)
    const shadow = shadows.find((one) => one.model === model && one.version !== version)
    const time = new Date(answeredAt).toISOString()
    const sent = [JSON.parse(rows) as SentRow | SentRow[]].flat()
    sent.forEach((row, at) => {
      const prediction = predictions[at]!
      if (hasReceipts) segment.add({ answeredAt: time, model, version, sha256: opened.sha256, row, options, prediction })
      counter.count(row)
      shadow?.compare(version, row, JSON.parse(prediction) as Prediction)
    })
  }
  return {
    ...segment.seal(),
    counts: Array.from(counters, ([{ model, version }, counter]) => ({ model, version, counts: { rows: counter.rows(), bins: counter.counts() } })),
    comparisons: shadows.flatMap(({ model, version, since, sums }) => {
      const compared = sums()
      return compared === null ? [] : [{ model, version, since, sums: compared }]
    })
  }
})

interface OpenVersion { readonly model: string, readonly version: number, readonly sha256: string, readonly compiled: CompiledArtifact }

const versions = new Map<string, OpenVersion>()

function open ({ model, version, artifact }: OpenedVersion): void {
  const compiled = compileArtifact(decodeArtifact(artifact))
  const sha256 = createHash('sha256').update(artifact).digest('hex')
  versions.set(keyOf({ model, version }), { model, version, sha256, compiled })
}

type SentRow = Receipt['row']
