import { sharedBins } from '@assay/learners'
import { serveThread } from '@assay/runtime'
import { objectKeys } from '@assay/shared'
import { decodeFoldPlan, decodeTable, targetVector } from '@assay/table'
import { crossValidate, openFitter } from './cross-validate.ts'
import type { BinnedTable, Fitter } from '@assay/learners'
import type { FoldPlan, Table } from '@assay/table'
import type { LearnerName, ObjectKey } from '@assay/shared'
import type { BinRequest, FitRequest, FitResponse, TableRequest } from './fit-request.ts'

/** What a thread keeps between the trials of one table: views of the shared bytes, and each learner's fitter. */
interface OpenTable {
  /** Its key in the object store: datasets of one plan share their table's hash. */
  readonly key: ObjectKey
  readonly table: Table
  readonly target: Float64Array
  readonly foldPlan: FoldPlan
  readonly fitters: Map<LearnerName, Fitter>
}

let open: OpenTable | undefined

serveThread<BinRequest | FitRequest, BinnedTable | null | FitResponse>((request, { shouldStop }) => {
  const { table, target, foldPlan, fitters } = openTable(request)
  if (request.task === 'bin') return sharedBins({ table, target, problem: request.prepared.problem, rules: request.prepared.rules }, shouldStop)
  let fitter = fitters.get(request.proposal.learner)
  if (fitter === undefined) {
    fitter = openFitter(request, table, target)
    fitters.set(request.proposal.learner, fitter)
  }
  return crossValidate({ ...request, table, target, foldPlan, fitter, shouldStop })
})

function openTable ({ order, prepared, tableBytes, foldBytes }: TableRequest): OpenTable {
  const key = objectKeys.table(order.datasetId, prepared.tableHash, 'train')
  if (open?.key === key) return open
  for (const fitter of open?.fitters.values() ?? []) fitter.close()
  const table = decodeTable(new Uint8Array(tableBytes))
  open = { key, table, target: targetVector(table, prepared.problem), foldPlan: decodeFoldPlan(new Uint8Array(foldBytes)), fitters: new Map() }
  return open
}
