import { AppError, dateParts, textParts, unskewTransforms, type CleaningPlan, type CleaningStep, type ColumnType, type DatePart, type FieldError, type StepName, type TextPart } from '@assay/shared'
import type { InputColumn } from '@assay/table'
import { suggestNames } from '../suggest-names.ts'
import { daysBetweenName, partName } from './derived-names.ts'

/** Says what is wrong with a field, or null. */
type Check = (value: unknown) => string | null
type FieldsOf<S extends StepName> = Exclude<keyof Extract<CleaningStep, { step: S }>, 'step' | 'reason' | 'column'>

/**
 * Checks a plan that a person wrote or edited against the file's columns. A missing reason is filled in; everything else must be right.
 *
 * @param plan any JSON
 * @throws {AppError} OPTION_INVALID with the path of every fault
 */
export function validatePlan (plan: unknown, columns: readonly InputColumn[]): CleaningPlan {
  const errors: FieldError[] = []
  if (!isRecord(plan) || typeof plan.target !== 'string' || !Array.isArray(plan.steps)) {
    throw invalid([{ path: '', detail: 'A plan is { "target": name, "steps": [ … ] }' }])
  }
  const { target } = plan
  if (!columns.some(({ name }) => name === target)) errors.push({ path: 'target', detail: unknownColumn(target, columns) })
  const steps: unknown[] = plan.steps
  const derived = steps.flatMap(derivedNames)
  steps.forEach((step, index) => {
    for (const fault of checkStep(step, { columns, derived, target })) errors.push({ path: `steps[${index}]${fault.path}`, detail: fault.detail })
  })
  const taken = new Set(columns.map(({ name }) => name))
  for (const name of derived) {
    if (taken.has(name)) errors.push({ path: 'steps', detail: `What a step makes would be called "${name}", as another column is; leave one out` })
    taken.add(name)
  }
  if (errors.length > 0) throw invalid(errors)
  return { target, steps: steps.map((step) => ({ reason: 'Written by hand', ...step as object }) as CleaningStep) }
}

/** What each step holds besides its column and its reason. */
const stepFields: { readonly [S in StepName]: { readonly on: 'input' | 'output' | 'table', readonly of?: ColumnType, readonly fields: { readonly [F in FieldsOf<S>]: Check } } } = {
  drop: { on: 'input', fields: {} },
  missing: { on: 'input', fields: { values: listOf(isText) } },
  mergeLevels: { on: 'input', fields: { levels: listOf(isPair) } },
  dateParts: { on: 'input', of: 'date', fields: { parts: listOf(isOneOf(dateParts)) } },
  daysBetween: { on: 'input', of: 'date', fields: { since: isText } },
  textParts: { on: 'input', of: 'text', fields: { parts: listOf(isOneOf(textParts)) } },
  dropRows: { on: 'table', fields: { where: isOneOf(['targetMissing']) } },
  groupRows: { on: 'table', fields: { ignoring: listOf(isText) } },
  clip: { on: 'output', fields: { lowQuantile: isBetween(0, 0.5), highQuantile: isBetween(0.5, 1) } },
  unskew: { on: 'output', fields: { with: isOneOf(unskewTransforms), beyond: isBetween(0, 1e9) } },
  impute: { on: 'output', fields: { with: isOneOf(['median', 'level']), indicator: isTruth } },
  cyclic: { on: 'output', fields: { period: isBetween(1e-9, 1e9) } },
  rareLevels: { on: 'output', fields: { minRows: isBetween(0, 1e9) } },
  targetEncode: { on: 'output', fields: { smoothing: isBetween(0, 1e9) } },
  hashWords: { on: 'input', of: 'text', fields: { buckets: isPowerOfTwo(256, 65_536), mostTerms: isWhole(1, 1_024) } },
  dropTooStrong: { on: 'table', fields: { above: isBetween(0, 1) } },
  dropTooWeak: { on: 'table', fields: { below: isBetween(0, 1) } },
  dropNull: { on: 'table', fields: {} },
  dropOutliers: { on: 'table', fields: { deviations: isBetween(1, 1e9), mostShare: isBetween(0, 0.05) } }
}

interface KnownNames { readonly columns: readonly InputColumn[], readonly derived: readonly string[], readonly target: string }

function checkStep (step: unknown, { columns, derived, target }: KnownNames): FieldError[] {
  if (!isRecord(step)) return [{ path: '', detail: 'A step is an object' }]
  if (typeof step.step !== 'string' || !Object.hasOwn(stepFields, step.step)) {
    return [{ path: '.step', detail: `There is no step ${JSON.stringify(step.step)}; the steps are ${Object.keys(stepFields).join(', ')}` }]
  }
  const { on, of: type, fields } = stepFields[step.step as StepName]
  const known = new Set<unknown>([...columns.map(({ name }) => name), ...on === 'output' ? derived : []])
  const allowed = new Set(['step', 'reason', ...on === 'table' ? [] : ['column'], ...Object.keys(fields)])
  const errors: FieldError[] = []
  if (step.reason !== undefined && typeof step.reason !== 'string') errors.push({ path: '.reason', detail: 'A reason is a text' })
  if (on !== 'table') {
    if (!known.has(step.column)) errors.push({ path: '.column', detail: unknownColumn(step.column, columns) })
    if (step.column === target && step.step !== 'missing') errors.push({ path: '.column', detail: `"${target}" is the target; but for "missing", steps are about the other columns` })
  }
  if (step.step === 'groupRows' && Array.isArray(step.ignoring)) {
    for (const name of step.ignoring) if (!known.has(name)) errors.push({ path: '.ignoring', detail: unknownColumn(name, columns) })
  }
  for (const field of type === undefined ? [] : ['column', 'since']) {
    if (columns.some(({ name, format }) => name === step[field] && format.type !== type)) errors.push({ path: `.${field}`, detail: `Column "${String(step[field])}" does not hold ${type}s` })
  }
  if (step.step === 'daysBetween' && typeof step.since === 'string' && (step.since === target || !known.has(step.since))) {
    errors.push({ path: '.since', detail: step.since === target ? `"${target}" is the target` : unknownColumn(step.since, columns) })
  }
  for (const [field, check] of Object.entries<Check>(fields)) {
    const fault = check(step[field])
    if (fault !== null) errors.push({ path: `.${field}`, detail: fault })
  }
  for (const field of Object.keys(step)) if (!allowed.has(field)) errors.push({ path: `.${field}`, detail: `A step "${step.step}" has no field "${field}"` })
  return errors
}

/** Names that a step adds to the cleaned table. */
function derivedNames (step: unknown): string[] {
  if (!isRecord(step) || typeof step.column !== 'string') return []
  const { column, since, parts } = step
  if (step.step === 'daysBetween') return typeof since === 'string' ? [daysBetweenName(column, since)] : []
  if ((step.step !== 'dateParts' && step.step !== 'textParts') || !Array.isArray(parts)) return []
  return { dateParts, textParts }[step.step].filter((part: DatePart | TextPart) => parts.includes(part)).map((part) => partName(column, part))
}

function unknownColumn (asked: unknown, columns: readonly InputColumn[]): string {
  const [near] = typeof asked === 'string' ? suggestNames(asked, columns.map(({ name }) => name)) : []
  return `There is no column ${JSON.stringify(asked)}${near === undefined ? '' : `; did you mean "${near}"?`}`
}

function invalid (errors: readonly FieldError[]): AppError {
  return new AppError('OPTION_INVALID', `The plan cannot be followed: ${errors.map(({ path, detail }) => path === '' ? detail : `${path}: ${detail}`).join('; ')}`, { errors })
}

function isRecord (value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText (value: unknown): string | null {
  return typeof value === 'string' ? null : 'is to be a text'
}

function isTruth (value: unknown): string | null {
  return typeof value === 'boolean' ? null : 'is to be true or false'
}

function isPair (value: unknown): string | null {
  return Array.isArray(value) && value.length === 2 && value.every((item) => typeof item === 'string') ? null : 'is to be [from, to]'
}

function isBetween (low: number, high: number): Check {
  return (value) => typeof value === 'number' && value >= low && value <= high ? null : `is to be a number from ${low} to ${high}`
}

function isWhole (low: number, high: number): Check {
  return (value) => Number.isInteger(value) && (value as number) >= low && (value as number) <= high ? null : `is to be a whole number from ${low} to ${high}`
}

function isPowerOfTwo (low: number, high: number): Check {
  return (value) => isWhole(low, high)(value) === null && Math.log2(value as number) % 1 === 0 ? null : `is to be a power of two from ${low} to ${high}`
}

function isOneOf (choices: readonly string[]): Check {
  return (value) => typeof value === 'string' && choices.includes(value) ? null : `is to be one of ${choices.join(', ')}`
}

function listOf (check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return 'is to be a list'
    const fault = value.map(check).find((found) => found !== null)
    return fault === undefined ? null : `each of the list ${fault}`
  }
}
