import { compileArtifact, countOutputs, decodeArtifact, describeFields, encodeArtifact, encodeFeatures, predictMargins, predictTable } from '@assay/model'
import { createRandom, problemKinds } from '@assay/shared'
import { numberColumn, tableOf } from '@assay/table'
import { describe, expect, test } from 'vitest'
import type { Fitter, FitTask, Learner, TrainingTable } from '@assay/learners'
import type { Artifact, FittedModel } from '@assay/model'
import type { Params, Prediction, ProblemKind } from '@assay/shared'
import { createLearnerProblem, rowOf } from './learner-problems.ts'
import type { LearnerProblem } from './learner-problems.ts'

export interface LearnerContractOptions {
  /** Params that fit a few hundred rows well, and quickly. */
  readonly params: Params
  /** Answers every row alike: it is not asked to be better than that. Default false. */
  readonly constant?: boolean
  /** Default all. */
  readonly kinds?: readonly ProblemKind[]
  /** Params under which all classes count the same; absent: it has none. */
  readonly balanced?: Params
  /** How far contributions may be from the margin, relative to it. Default 1e-9; single precision needs more. */
  readonly additivity?: number
}

/** What every learner promises, asked of one on each kind of problem. */
export function learnerContract (learner: Learner, { params, constant = false, balanced, kinds = problemKinds, additivity = 1e-9 }: LearnerContractOptions): void {
  describe.each(kinds)(`${learner.name}: %s`, (kind) => {
    const given = createLearnerProblem(kind)
    const { table, target, problem } = given
    const training: TrainingTable = { table, target, problem, rules: [] }
    const all = Uint32Array.from(target, (_, row) => row)
    const some = all.filter((row) => row % 4 !== 0)
    const outputs = kind === 'multiclass' ? 3 : 1
    const taskOf = (task: Partial<FitTask> = {}): FitTask => ({ rows: some, heldOutRows: null, params, random: createRandom('fit'), shouldStop: () => false, ...task })
    const fit = (task: Partial<FitTask> = {}, of = training): FittedModel => withFitter(learner, of, (fitter) => fitter.fit(taskOf(task)).model)

    test('answers each row with probabilities of the classes, or a finite value', () => {
      const answers = predictTable(fit(), table, all)
      expect(answers).toHaveLength(all.length * outputs)
      expectAnswers(answers, given)
    })

    if (!constant) {
      test('is better than an answer that is alike for every row', () => {
        const model = fit()
        const heldOut = all.filter((row) => row % 4 === 0)
        expect(squaredError(predictTable(model, table, heldOut), heldOut, given)).toBeLessThan(0.8 * squaredErrorOfMean(some, heldOut, given))
      })
    }

    test('same task, same bytes: in another fitter, after other fits, whatever other rows hold', () => {
      const bytes = encodeArtifact(artifactOf(given, learner, fit()))
      withFitter(learner, { ...training, target: target.map((value, row) => (row % 4 === 0 ? target[1]! : value)) }, (fitter) => {
        fitter.fit(taskOf({ rows: all.filter((row) => row % 3 !== 0), random: createRandom('another') }))
        expect(encodeArtifact(artifactOf(given, learner, fitter.fit(taskOf()).model))).toEqual(bytes)
      })
    })

    test('with rows to stop early on, what was used fits again without them', () => {
      withFitter(learner, training, (fitter) => {
        const { used } = fitter.fit(taskOf({ heldOutRows: all.filter((row) => row % 4 === 0) }))
        expect(fitter.fit(taskOf({ params: used })).used).toEqual(used)
      })
    })

    if (kind !== 'regression') {
      test('a class that the rows lack stays possible', () => {
        const model = fit({ rows: all.filter((row) => target[row] !== 1) })
        expectAnswers(predictTable(model, table, all), given)
      })
    }

    if (kind !== 'regression' && balanced !== undefined) {
      test('gives a rare class more weight when asked to', () => {
        const rare = some.filter((row) => target[row] !== 0 || row % 5 === 0)
        const shareOfRare = (asked: Params): number => {
          const answers = predictTable(fit({ rows: rare, params: { ...params, ...asked } }), table, all)
          return all.reduce((sum, row) => sum + (kind === 'binary' ? 1 - answers[row]! : answers[row * outputs]!), 0) / all.length
        }
        expect(shareOfRare(balanced)).toBeGreaterThan(shareOfRare({}) + 0.02)
      })
    }

    test('a row weighs as often as it stands among the rows', () => {
      const isLow = (row: number): boolean => (kind === 'regression' ? target[row]! < 1000 : target[row] === 0)
      const [low, others] = [some.filter(isLow), some.filter((row) => !isLow(row))]
      const weighed = (weightOf: (row: number) => number): Uint32Array => Uint32Array.from([...some].flatMap((row) => Array.from({ length: weightOf(row) }, () => row)))
      const errorOfLow = (rows: Uint32Array): number => {
        const model = fit({ rows })
        const [ofLow, ofOthers] = [low, others].map((own) => squaredError(predictTable(model, table, own), own, given))
        return ofLow! / ofOthers!
      }
      const even = errorOfLow(some)
      expect(errorOfLow(weighed((row) => (isLow(row) ? 4 : 1)))).toBeLessThan(even)
      expect(errorOfLow(weighed((row) => (isLow(row) ? 1 : 4)))).toBeGreaterThan(even)
    })

    test('few rows, and rows that are all alike', () => {
      expectAnswers(predictTable(fit({ rows: Uint32Array.of(0, 1, 2, 3, 4, 5) }), table, all), given)
      expectAnswers(predictTable(fit({ rows: all.filter((row) => target[row] === target[1]).subarray(0, 20) }), table, all), given)
    })

    test('saved and loaded, it answers with the same bits: a table, a JSON row, a row of texts', () => {
      const artifact = artifactOf(given, learner, fit())
      const bytes = encodeArtifact(artifact)
      const loaded = decodeArtifact(bytes)
      const answers = predictTable(artifact, table, all)
      expect(predictTable(loaded, table, all)).toEqual(answers)
      expect(encodeArtifact(loaded)).toEqual(bytes)

      const { predictRow } = compileArtifact(loaded)
      for (const row of all.subarray(0, 40)) {
        const wanted = Array.from(answers.subarray(row * outputs, (row + 1) * outputs))
        const json = JSON.parse(JSON.stringify(Object.fromEntries(rowOf(given.file, row)))) as Record<string, unknown>
        expect(outputsOf(predictRow(json), given)).toEqual(wanted)
        expect(outputsOf(predictRow(rowOf(given.file, row, (cell) => (cell === null ? '' : String(cell)))), given)).toEqual(wanted)
      }
    })

    test('no row makes it say NaN or infinity', () => {
      const { predictRow } = compileArtifact(artifactOf(given, learner, fit()))
      const wild: Record<string, unknown>[] = [
        {},
        { age: 1.7e308, pay: -1.7e308, mood: 1e-320, constant: 1.7e308, empty: -1.7e308, team: 'never seen', city: '' },
        { age: -1.7e308, pay: 1.7e308, mood: -1, constant: null, empty: 0, team: '', city: '__proto__' }
      ]
      for (const row of wild) expectAnswers(Float64Array.from(outputsOf(predictRow(row), given)), given)
    })

    test('contributions and baseline add up to the margin', () => {
      const model = fit()
      const artifact = artifactOf(given, learner, model)
      const { predictRow } = compileArtifact(artifact)
      const margins = marginsOf(model, given, all)
      for (const row of all.subarray(0, 40)) {
        const prediction = predictRow(rowOf(given.file, row), { explain: true })
        const output = 'label' in prediction && kind === 'multiclass' ? problem.classes.indexOf(prediction.label) : 0
        const margin = margins[row * outputs + output]!
        const sum = prediction.contributions!.reduce((total, { contribution }) => total + contribution, prediction.baseline!)
        expect(Math.abs(sum - margin)).toBeLessThan(additivity * Math.max(1, Math.abs(margin)))
      }
    })

    test('a table of columns that say nothing is answered alike', () => {
      const silent = tableOf(numberColumn('constant', Array.from(target, () => 7)), numberColumn('empty', Array.from(target, () => null)), numberColumn('gaps', Array.from(target, (_, row) => row % 2 === 0 ? 1 : null)))
      const model = fit({}, { ...training, table: silent })
      const answers = predictTable(model, silent, all)
      expectAnswers(answers, given)
      for (let at = 2 * outputs; at < answers.length; at++) expect(answers[at]).toBe(answers[at % (2 * outputs)])
    })

    test('stops as soon as it is told to, whenever that is', () => {
      let asked = 0
      fit({ shouldStop: () => ++asked < 0 })
      for (const last of new Set([1, Math.ceil(asked / 2), asked])) {
        asked = 0
        expect(() => fit({ shouldStop: () => ++asked >= last })).toThrow(expect.objectContaining({ code: 'CANCELLED' }))
        expect(asked).toBe(last)
      }
    })
  })
}

function withFitter<T> (learner: Learner, training: TrainingTable, use: (fitter: Fitter) => T): T {
  const fitter = learner.open(training)
  try {
    return use(fitter)
  } finally {
    fitter.close()
  }
}

function artifactOf ({ problem, recipe, file }: LearnerProblem, { name }: Learner, model: FittedModel): Artifact {
  return {
    problem,
    recipe,
    fields: describeFields({ recipe, file }),
    members: [{ ...model, learner: name, weight: 1 }],
    calibration: { kind: 'none' },
    threshold: problem.kind === 'binary' ? 0.5 : null
  }
}

function outputsOf (prediction: Prediction, { problem }: LearnerProblem): number[] {
  if ('value' in prediction) return [prediction.value]
  const own = problem.classes.map((label) => Object.getOwnPropertyDescriptor(prediction.probabilities, label)?.value as number)
  return problem.kind === 'binary' ? own.slice(1) : own
}

function expectAnswers (answers: Float64Array, { problem }: LearnerProblem): void {
  expect(answers.every(Number.isFinite)).toBe(true)
  const [low, high] = problem.kind === 'regression' ? [-Infinity, Infinity] : [0, 1]
  expect(answers.every((answer) => answer >= low && answer <= high)).toBe(true)
  const classSums = problem.kind === 'multiclass' ? Array.from({ length: answers.length / 3 }, (_, row) => answers[3 * row]! + answers[3 * row + 1]! + answers[3 * row + 2]!) : []
  for (const sum of classSums) expect(sum).toBeCloseTo(1, 6)
}

/** Mean squared distance between answers and truth; of classes, Brier's score. */
function squaredError (answers: Float64Array, rows: Uint32Array, { problem, target }: LearnerProblem): number {
  const outputs = answers.length / rows.length
  const wanted = (row: number, output: number): number => (problem.kind === 'multiclass' ? Number(target[row] === output) : target[row]!)
  return answers.reduce((sum, answer, at) => sum + (answer - wanted(rows[Math.floor(at / outputs)]!, at % outputs)) ** 2, 0) / rows.length
}

function squaredErrorOfMean (learnt: Uint32Array, rows: Uint32Array, given: LearnerProblem): number {
  const { problem, target } = given
  const share = (label: number): number => learnt.reduce((sum, row) => sum + Number(target[row] === label), 0) / learnt.length
  const means = problem.kind === 'multiclass' ? problem.classes.map((_, label) => share(label)) : [learnt.reduce((sum, row) => sum + target[row]!, 0) / learnt.length]
  return squaredError(Float64Array.from({ length: rows.length * means.length }, (_, at) => means[at % means.length]!), rows, given)
}

function marginsOf ({ encoders, predictor }: FittedModel, { table }: LearnerProblem, rows: Uint32Array): Float64Array {
  const margins = new Float64Array(rows.length * countOutputs(predictor))
  predictMargins(predictor, encodeFeatures(encoders, table, rows), rows.length, margins)
  return margins
}
