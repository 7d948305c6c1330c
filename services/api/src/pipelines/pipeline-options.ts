import { AppError, checkModelName, defaultAim, defaultCoverage, learnerNames, metricNames, monotoneLearners, parseAim, parseMonotone, problemKinds, whyUnsuited, writeAim, writeMonotone } from '@assay/shared'
import type { FieldError, MonotoneColumn, PipelineOptions, PipelineRequest } from '@assay/shared'
import { scorers } from '@assay/scoring'
import { Type } from 'typebox'
import type { TSchema } from 'typebox'

/** One option: how a client writes it, and how that is read. */
interface Option<T> {
  readonly schema: TSchema
  /** @param given text from a query or a form, or any JSON value. @throws {Error} that says what it should have been */
  readonly read: (given: unknown) => T
}

/**
 * What a client may say of a pipeline.
 * Lists are written `a,b`; several values of one option, or a JSON array, are taken item by item, so that a column's name may hold a comma.
 */
export const pipelineOptions = {
  target: { schema: Type.String({ description: 'Column to predict; required' }), read: readText },
  name: { schema: Type.String({ description: 'The model\'s name; by default from the file or the target' }), read: (given) => checkModelName(readText(given)) },
  problem: { schema: Type.String({ enum: [...problemKinds], description: 'By default inferred from the target' }), read: oneOf(problemKinds) },
  positive: { schema: Type.String({ description: 'The class a binary problem is about' }), read: readText },
  metric: { schema: Type.String({ enum: [...metricNames], description: 'By default rocAuc, logLoss or rmse' }), read: oneOf(metricNames) },
  trials: { schema: Type.Integer({ minimum: 1, maximum: 10_000, default: 40 }), read: whole(1, 10_000) },
  seconds: { schema: Type.Integer({ minimum: 1, maximum: 604_800, description: 'Wall limit of the search: no trial begins after it. `searchCut` says after how many trials that was; as many trials come to the same model' }), read: whole(1, 604_800) },
  warmStart: { schema: Type.String({ description: 'A pipeline of this dataset and target, or true for all that succeeded: what did best there is tried after the learners\' first trials. Decided when the pipeline is created' }), read: readWarmStart },
  earlyEnd: { schema: Type.Boolean({ description: 'End the search when all trials left are expected to gain less than the folds can tell apart; `searchCut` says so. By default every trial is run' }), read: truth },
  learners: { schema: Type.String({ description: `Comma list of ${learnerNames.join(', ')}; by default all` }), read: (given) => readList(given).map(oneOf(learnerNames)) },
  seed: { schema: Type.Integer({ minimum: 0, default: 1 }), read: whole(0, Number.MAX_SAFE_INTEGER) },
  ignore: { schema: Type.String({ description: 'Comma list of columns to leave out' }), read: readList },
  accept: { schema: Type.String({ description: 'Comma list of columns whose suspected leak is accepted' }), read: readList },
  group: { schema: Type.String({ description: 'Column whose equal rows are never split' }), read: readText },
  time: { schema: Type.String({ description: 'Column that orders the rows: train before test' }), read: readText },
  aim: {
    schema: Type.String({ default: defaultAim, description: 'What a binary model\'s threshold is for: f1, balancedAccuracy, cost:FALSE_ALARM:MISS, or capacity:N (rows that can be acted on, of as many as the file holds; capacity:30/1000: of each 1,000)' }),
    read: (given) => writeAim(parseAim(readText(given)))
  },
  sensitive: { schema: Type.String({ description: 'Comma list of columns whose groups the model card reports; they are learnt from all the same, unless ignored' }), read: readList },
  monotone: {
    schema: Type.String({ description: `Comma list of number columns with which the answer only rises (+age) or only falls (-price); ${monotoneLearners.join(', ')} keep that and are tried alone` }),
    read: (given) => onePromiseEach(readList(given).map(parseMonotone))
  },
  coverage: { schema: Type.Number({ minimum: 0.5, maximum: 0.99, default: defaultCoverage, description: 'Share of rows that the intervals and label sets of predictions should hold' }), read: share(0.5, 0.99) },
  tooStrong: { schema: Type.Number({ minimum: 0, maximum: 1, description: 'Of two columns at least so strongly associated, the one that says less about the target is left out; decided inside each fold' }), read: share(0, 1) },
  tooWeak: { schema: Type.Number({ minimum: 0, maximum: 1, description: 'Columns whose association with the target is weaker are left out; decided inside each fold' }), read: share(0, 1) },
  dropNull: { schema: Type.Boolean({ description: 'Leave columns out that say no more of the target than chance gives, by a permutation test of their mutual information; decided inside each fold' }), read: truth },
  ablation: { schema: Type.Boolean({ description: 'Measure by cross-validation what each step of the cleaning plan does to the score' }), read: truth }
} as const satisfies Record<keyof PipelineRequest, Option<unknown>>

type Given = { [K in keyof typeof pipelineOptions]?: ReturnType<(typeof pipelineOptions)[K]['read']> }

/**
 * Options with their defaults, in one canonical form: what means the same is the same.
 *
 * @throws {AppError} OPTION_INVALID that lists every fault
 */
export function readPipelineOptions (given: ReadonlyMap<string, unknown>): PipelineOptions {
  const faults: FieldError[] = []
  const values: Record<string, unknown> = {}
  for (const [name, value] of given) {
    if (!Object.hasOwn(pipelineOptions, name)) {
      faults.push({ path: name, detail: `is not an option; the options are ${Object.keys(pipelineOptions).join(', ')}` })
      continue
    }
    try {
      values[name] = pipelineOptions[name as keyof typeof pipelineOptions].read(value)
    } catch (error) {
      faults.push({ path: name, detail: (error as Error).message })
    }
  }
  const { problem, metric } = values as Given
  if (problem !== undefined && metric !== undefined && !scorers[metric].kinds.some((kind) => kind === problem)) {
    faults.push({ path: 'metric', detail: `does not measure ${problem} problems; choose ${metricNames.filter((name) => scorers[name].kinds.some((kind) => kind === problem)).join(', ')}` })
  }
  if (given.has('monotone') && given.has('learners') && !(values as Given).learners?.some((learner) => learner !== 'baseline' && monotoneLearners.includes(learner))) {
    faults.push({ path: 'learners', detail: `keep no "monotone"; choose among ${monotoneLearners.join(', ')}` })
  }
  const chosen = (values as Given).learners?.filter((learner) => learner !== 'baseline') ?? []
  if (problem !== undefined && chosen.length > 0 && chosen.every((learner) => whyUnsuited(learner, { kind: problem }, 0) !== null)) {
    faults.push({ path: 'learners', detail: `cannot learn this: ${chosen[0]} ${whyUnsuited(chosen[0]!, { kind: problem }, 0)}` })
  }
  if (!given.has('target')) faults.push({ path: 'target', detail: 'is required: the name of the column to predict' })
  if (faults.length > 0) {
    throw new AppError('OPTION_INVALID', faults.map(({ path, detail }) => `"${path}" ${detail}`).join('; '), { errors: faults })
  }
  const { target = '', trials = 40, seed = 1, learners = learnerNames, ignore = [], accept = [], aim = defaultAim, sensitive = [], monotone = [], coverage = defaultCoverage, dropNull, ablation, earlyEnd, warmStart, ...rest } = values as Given
  return {
    target,
    trials,
    seed,
    learners: learnerNames.filter((learner) => learners.includes(learner)),
    ignore: asSet(ignore),
    accept: asSet(accept),
    ...(aim !== defaultAim && { aim }),
    ...(sensitive.length > 0 && { sensitive: asSet(sensitive) }),
    ...(monotone.length > 0 && { monotone }),
    ...(coverage !== defaultCoverage && { coverage }),
    ...(dropNull === true && { dropNull }),
    ...(ablation === true && { ablation }),
    ...(earlyEnd === true && { earlyEnd }),
    ...(warmStart !== undefined && { warmStart }),
    ...rest
  }
}

function readText (given: unknown): string {
  const text = typeof given === 'number' ? String(given) : given
  if (typeof text !== 'string' || text === '' || text.length > 1000) throw new Error('has to be one text of 1 to 1,000 characters')
  return text
}

function readList (given: unknown): readonly string[] {
  const items = Array.isArray(given) ? given.map(readText) : readText(given).split(',').map((item) => item.trim()).filter((item) => item !== '')
  if (items.length === 0) throw new Error('has to name at least one')
  return items
}

function oneOf<T extends string> (choices: readonly T[]): (given: unknown) => T {
  return (given) => {
    const choice = choices.find((candidate) => candidate === given)
    if (choice === undefined) throw new Error(`has to be one of ${choices.join(', ')}`)
    return choice
  }
}

function whole (low: number, high: number): (given: unknown) => number {
  return (given) => {
    const value = typeof given === 'string' && /^\d{1,16}$/.test(given) ? Number(given) : given
    if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high) {
      throw new Error(`has to be a whole number from ${low} to ${high}`)
    }
    return value
  }
}

function share (low: number, high: number): (given: unknown) => number {
  return (given) => {
    const value = typeof given === 'string' && /^(?:[01]|0?\.\d{1,9}|1\.0{1,9})$/.test(given) ? Number(given) : given
    if (typeof value !== 'number' || !(value >= low && value <= high)) throw new Error(`has to be a share from ${low} to ${high}`)
    return value
  }
}

/** @returns undefined for false */
function readWarmStart (given: unknown): string | true | undefined {
  if (given === false || given === 'false') return undefined
  if (given === true || given === 'true') return true
  const id = readText(given)
  if (!/^[\w-]+$/.test(id)) throw new Error('has to be true, or the id of a pipeline')
  return id
}

function truth (given: unknown): boolean {
  if (given !== true && given !== false && given !== 'true' && given !== 'false') throw new Error('has to be true or false')
  return String(given) === 'true'
}

/** @returns columns in their order, each with its one direction */
function onePromiseEach (columns: readonly MonotoneColumn[]): readonly string[] {
  const torn = columns.find(({ column, direction }) => columns.some((other) => other.column === column && other.direction !== direction))
  if (torn !== undefined) throw new Error(`cannot ask column "${torn.column}" both to rise and to fall`)
  return asSet(columns.map(({ column }) => column)).map((name) => writeMonotone(columns.find(({ column }) => column === name)!))
}

function asSet (names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort()
}
