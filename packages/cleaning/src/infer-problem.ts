import { AppError, defaultMetrics, type LevelCount, type MetricName, type Problem, type ProblemKind } from '@assay/shared'
import type { Column, Table } from '@assay/table'
import { choosePositive } from './choose-positive.ts'
import { compareText } from './compare-text.ts'
import { suggestNames } from './suggest-names.ts'
import { countClasses } from './target-classes.ts'

export interface ProblemRequest {
  readonly table: Table
  readonly target: string
  /** Absent: inferred from the target's values. */
  readonly kind?: ProblemKind
  /** Binary: the class the problem is about. Absent: the one that reads as yes, else the rarer one. */
  readonly positive?: string
  readonly metric?: MetricName
}

/** Whole numbers with no more distinct values than this may be classes … */
const maxInferredClasses = 20
/** … if each stands for at least so many rows on average. */
const minRowsAClass = 10
const maxClasses = 100
/** Squared, and summed over all rows, it is still a number. */
const largestAnswer = 1e145
const regressionMetrics: ReadonlySet<MetricName> = new Set(['rmse', 'mae', 'r2', 'mape'])

/**
 * Decides what is to be learnt from the target's values: kind, metric, and the classes in their order.
 *
 * Spellings that differ only in case or blanks are one class. A class of a single row cannot be learnt and tested both, so it is no class.
 *
 * @throws {AppError} TARGET_NOT_FOUND, TARGET_UNUSABLE, OPTION_INVALID
 */
export function inferProblem ({ table, target, kind: asked, positive, metric: askedMetric }: ProblemRequest): Problem {
  const column = findTarget(table, target)
  const found = countClasses(column, maxClasses)
  const kind = asked ?? inferKind(column, found)
  const metric = askedMetric ?? defaultMetrics[kind]
  if (regressionMetrics.has(metric) !== (kind === 'regression')) {
    throw invalidOption('metric', `Metric "${metric}" does not fit a ${kind} problem; leave it out for "${defaultMetrics[kind]}"`)
  }
  if (positive !== undefined && kind !== 'binary') {
    throw invalidOption('positive', `Only a binary problem has a positive class, and column "${target}" makes a ${kind} problem; leave "positive" out`)
  }
  if (kind === 'regression') {
    requireNumbers(column, found)
    return { target, kind, metric, classes: [] }
  }
  const classes = requireClasses(column, found, kind)
  return { target, kind, metric, classes: kind === 'binary' ? putPositiveLast(classes, positive) : classes.map(({ level }) => level) }
}

function findTarget (table: Table, target: string): Column {
  const column = table.columns.find(({ name }) => name === target)
  if (column !== undefined) return column
  const names = table.columns.map(({ name }) => name)
  const near = suggestNames(target, names)
  const hint = near.length > 0 ? ` Did you mean ${quote(near)}?` : ''
  throw new AppError('TARGET_NOT_FOUND', `There is no column "${target}" to learn.${hint} The columns are ${quote(names)}`)
}

/** @param found rows of each class; null when there are too many to be classes */
function inferKind (column: Column, found: readonly LevelCount[] | null): ProblemKind {
  if (column.kind === 'category') return found?.filter(isLearnable).length === 2 ? 'binary' : 'multiclass'
  if (column.kind !== 'number' || found === null) return 'regression'
  if (found.length <= 2) return 'binary'
  const rows = found.reduce((sum, level) => sum + level.rows, 0)
  const whole = found.every(({ level }) => Number.isInteger(Number(level)))
  return whole && found.length <= maxInferredClasses && rows >= minRowsAClass * found.length ? 'multiclass' : 'regression'
}

function requireNumbers (column: Column, found: readonly LevelCount[] | null): void {
  if (found?.length === 0) throw unusable(column, 'holds no value')
  if (column.kind === 'category') throw unusable(column, 'holds words, not numbers', 'ask for a classification problem, or choose another target')
  if (column.kind !== 'number') throw unusable(column, `holds ${contents[column.kind]}, which are neither classes nor numbers`)
  if (found?.length === 1) throw unusable(column, `holds only one value, ${found[0]!.level}`)
  if (column.values.some((value) => Number.isFinite(value) && Math.abs(value) > largestAnswer)) throw unusable(column, `holds numbers beyond ${largestAnswer}, whose squares are none any more`, 'rescale them, or mend the file')
  if (column.values.some((value) => value === Infinity || value === -Infinity)) throw unusable(column, 'holds infinite numbers', 'mend them in the file')
}

/** @returns the classes that can be learnt, numbers in their order, words by code units */
function requireClasses (column: Column, found: readonly LevelCount[] | null, kind: 'binary' | 'multiclass'): readonly LevelCount[] {
  if (column.kind === 'date' || column.kind === 'text') throw unusable(column, `holds ${contents[column.kind]}, which are neither classes nor numbers`)
  if (found === null) {
    const wayOut = column.kind === 'number' ? 'ask for a regression problem' : 'choose another target, or join its values to fewer'
    throw unusable(column, `has more than ${maxClasses} classes`, wayOut)
  }
  if (found.length === 0) throw unusable(column, 'holds no value')
  if (found.length === 1) throw unusable(column, `holds only one class, "${found[0]!.level}", so there is nothing to tell apart`)
  const learnable = found.filter(isLearnable)
  if (kind === 'binary' && learnable.length > 2) {
    throw unusable(column, `has ${found.length} classes (${quote(found.slice(0, 5).map(({ level }) => level))}${found.length > 5 ? ', …' : ''})`, 'ask for a multiclass problem')
  }
  if (learnable.length < 2) {
    const single = found.find((level) => !isLearnable(level))!
    throw unusable(column, `has a single row of class "${single.level}", too few to learn from and test with`, 'add rows, or choose another target')
  }
  const numeric = column.kind === 'number'
  return learnable.toSorted((a, b) => numeric ? Number(a.level) - Number(b.level) : compareText(a.level, b.level))
}

function isLearnable ({ rows }: LevelCount): boolean {
  return rows > 1
}

function putPositiveLast (classes: readonly LevelCount[], asked: string | undefined): string[] {
  const chosen = choosePositive(classes, asked)
  if (chosen === null) {
    throw invalidOption('positive', `"${asked}" is not a class of the target; the classes are ${quote(classes.map(({ level }) => level))}`)
  }
  return [...classes.map(({ level }) => level).filter((level) => level !== chosen), chosen]
}

const contents = { date: 'dates', text: 'free texts' } as const

function unusable (column: Column, fault: string, wayOut = 'choose another target'): AppError {
  return new AppError('TARGET_UNUSABLE', `Column "${column.name}" ${fault}; ${wayOut}`)
}

function invalidOption (path: string, detail: string): AppError {
  return new AppError('OPTION_INVALID', detail, { errors: [{ path, detail }] })
}

function quote (names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}
