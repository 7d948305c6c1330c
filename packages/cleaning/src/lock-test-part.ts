import { columnNamed, groupRows, splitTest, targetVector, type Table } from '@assay/table'
import { AppError, type CleaningStep, type PipelineOptions, type Problem, type Random } from '@assay/shared'
import type { PreparedTarget } from './prepare-target.ts'

export interface LockRequest {
  /** The file's table. */
  readonly table: Table
  readonly problem: Problem
  /** Rows that have a target, and their targets. */
  readonly known: PreparedTarget
  readonly options: Pick<PipelineOptions, 'group' | 'time'>
  /** Those of the plan that are about rows. */
  readonly rowSteps: readonly CleaningStep[]
  readonly random: Random
}

export interface LockedRows {
  readonly training: RowPart
  readonly test: RowPart
}

/** Each entry is about one of its rows. */
export interface RowPart {
  /** Row numbers of the file's table, ascending. */
  readonly fileRows: Uint32Array
  /** Their numbers among the rows that have a target. */
  readonly knownRows: Uint32Array
  /** Rows of one group must not be separated by a split. Null: each may go anywhere. */
  readonly groups: Uint32Array | null
  /** What orders the rows, when a time column was named. */
  readonly time: Float64Array | null
}

/**
 * Cuts off the test part before anything is decided from rows. What it looks at: targets, which rows are equal or of one group, and their
 * time; so other cells of its rows may change, and the same rows are locked away.
 *
 * @throws {AppError} OPTION_INVALID when the time column cannot order rows
 */
export function lockTestPart ({ table, problem, known, options: { group, time }, rowSteps, random }: LockRequest): LockedRows {
  const groups = group === undefined ? groupRepeatedRows(table, rowSteps) : groupRows({ rows: table.rows, columns: [columnNamed(table, group)] })
  const order = time === undefined ? null : orderBy(table, time)
  const ofKnown = partOf({ known, groups, time: order })
  const whole = ofKnown(known.rows.map((_, place) => place))
  const { train, test } = splitTest({
    rows: known.rows.length,
    kind: problem.kind,
    target: targetVector({ rows: known.rows.length, columns: [known.column] }, problem),
    ...(whole.groups !== null && { groups: whole.groups }),
    ...(whole.time !== null && { time: whole.time }),
    random
  })
  return { training: ofKnown(train), test: ofKnown(test) }
}

interface OfFile { readonly known: PreparedTarget, readonly groups: Uint32Array | null, readonly time: Float64Array | null }

const partOf = ({ known, groups, time }: OfFile) => (knownRows: Uint32Array): RowPart => {
  const fileRows = knownRows.map((place) => known.rows[place]!)
  return { fileRows, knownRows, groups: groups && fileRows.map((row) => groups[row]!), time: time && Float64Array.from(fileRows, (row) => time[row]!) }
}

function groupRepeatedRows (table: Table, steps: readonly CleaningStep[]): Uint32Array | null {
  const step = steps.find((candidate) => candidate.step === 'groupRows')
  return step?.step === 'groupRows' ? groupRows(table, step.ignoring) : null
}

function orderBy (table: Table, time: string): Float64Array {
  const column = columnNamed(table, time)
  if (column.kind === 'date' || column.kind === 'number') return column.values
  const detail = `Column "${time}" cannot order the rows: it holds neither dates nor numbers; name another column, or none`
  throw new AppError('OPTION_INVALID', detail, { errors: [{ path: 'time', detail }] })
}
