import { AppError, dateParts, type CleaningPlan, type CleaningStep, type FieldError } from '@assay/shared'
import type { InputColumn } from '@assay/table'
import { suggestNames } from '../suggest-names.ts'
import { datePartName } from './date-part-name.ts'

/** Says what is wrong with a field, or null. */
type Check = (value: unknown) => string | null
type StepName = CleaningStep['step']
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
  const derived = steps.flatMap(datePartNames)
  steps.forEach((step, index) => {
    for (const fault of checkStep(step, { columns, derived, target })) errors.push({ path: `steps[${index}]${fault.path}`, detail: fault.detail })
  })
  const taken = new Set(columns.map(({ name }) => name))
  for (const name of derived) if (taken.has(name)) errors.push({ path: 'steps', detail: `A date's part would be called "${name}", as another column is; leave the part out` })
  if (errors.length > 0) throw invalid(errors)
  return { target, steps: steps.map((step) => ({ reason: 'Written by hand', ...step as object }) as CleaningStep) }
}

/** What each step holds besides its column and its reason. */
const stepFields: { readonly [S in StepName]: { readonly on: 'input' | 'output' | 'table', readonly fields: { readonly [F in FieldsOf<S>]: Check } } } = {
  drop: { on: 'input', fields: {} },
  missing: { on: 'input', fields: { values: listOf(isText) } },
  mergeLevels: { on: 'input', fields: { levels: listOf(isPair) } },
  dateParts: { on: 'input', fields: { parts: listOf(isOneOf(dateParts)) } },
  dropRows: { on: 'table', fields: { where: isOneOf(['targetMissing']) } },
  groupRows: { on: 'table', fields: { ignoring: listOf(isText) } },
  clip: { on: 'output', fields: { lowQuantile: isBetween(0, 0.5), highQuantile: isBetween(0.5, 1) } },
  impute: { on: 'output', fields: { with: isOneOf(['median', 'level']), indicator: isTruth } },
  rareLevels: { on: 'output', fields: { minRows: isBetween(0, 1e9) } },
  targetEncode: { on: 'output', fields: { smoothing: isBetween(0, 1e9) } }
}

interface KnownNames { readonly columns: readonly InputColumn[], readonly derived: readonly string[], readonly target: string }

function checkStep (step: unknown, { columns, derived, target }: KnownNames): FieldError[] {
  if (!isRecord(step)) return [{ path: '', detail: 'A step is an object' }]
  if (typeof step.step !== 'string' || !Object.hasOwn(stepFields, step.step)) {
    return [{ path: '.step', detail: `There is no step ${JSON.stringify(step.step)}; the steps are ${Object.keys(stepFields).join(', ')}` }]
  }
  const { on, fields } = stepFields[step.step as StepName]
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
  if (step.step === 'dateParts' && columns.some(({ name, format }) => name === step.column && format.type !== 'date')) {
    errors.push({ path: '.column', detail: `Column "${String(step.column)}" does not hold dates` })
  }
  for (const [field, check] of Object.entries<Check>(fields)) {
    const fault = check(step[field])
    if (fault !== null) errors.push({ path: `.${field}`, detail: fault })
  }
  for (const field of Object.keys(step)) if (!allowed.has(field)) errors.push({ path: `.${field}`, detail: `A step "${step.step}" has no field "${field}"` })
  return errors
}

/** Names that a dateParts step adds to the cleaned table. */
function datePartNames (step: unknown): string[] {
  if (!isRecord(step) || step.step !== 'dateParts' || typeof step.column !== 'string' || !Array.isArray(step.parts)) return []
  const { column } = step
  return dateParts.filter((part) => (step.parts as unknown[]).includes(part)).map((part) => datePartName(column, part))
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
