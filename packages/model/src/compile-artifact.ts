import { AppError } from '@assay/shared'
import { cellsOf, compileBatchRecipe, compileRecipe, textsOfRecord } from '@assay/table'
import type { ColumnType, Counterfactual, Prediction } from '@assay/shared'
import type { BatchRecipe, CellBatch, Recipe, Row, RowReading, Table } from '@assay/table'
import { answerRow } from './answer-row.ts'
import type { Artifact } from './artifact.ts'
import { calibrate } from './calibrate.ts'
import { compileEncoders } from './compile-encoders.ts'
import { compilePredictor } from './compile-predictor.ts'
import { findCounterfactuals } from './counterfactuals/find-counterfactuals.ts'
import { compileMembersExplanation } from './explain-members.ts'
import { countFeatures } from './features.ts'
import { applyLink } from './link.ts'
import { countOutputs } from './predict-margins.ts'
import { addWeighted, compileMembers, predictTable } from './predict-table.ts'
import { quoteCell } from './quote-cell.ts'
import { compileWarnings } from './row-warnings.ts'
import type { FittedModel } from './artifact.ts'
import type { ShapKernels } from './shap/shap-kernels.ts'

/** What a prediction says besides the answer. */
export interface PredictOptions {
  /** Contributions of the columns. */
  readonly explain?: boolean
  /** Classes: the set of labels that are likely enough. */
  readonly conformal?: boolean
  /** Classes: the smallest changes of the row with which it is answered otherwise; as long as thousands of rows. */
  readonly counterfactual?: boolean
  /** Columns that those changes leave alone. */
  readonly immutable?: readonly string[]
}

/** A row whose cells have been read, and what is asked about it. */
export interface AskedRow {
  readonly row: Row
  readonly reading: RowReading
  readonly options: PredictOptions
}

/** An artifact made ready to answer. Its buffers are reused: it answers one call after the other. */
export interface CompiledArtifact {
  readonly artifact: Artifact
  /**
   * Reads one row of a file's columns, as JSON, a form or a CSV line gives it.
   *
   * @throws {AppError} ROW_INVALID with one error a field that cannot be read, `path` a JSON pointer into the row
   */
  readRow: (row: Row, options?: PredictOptions) => AskedRow
  /** Answers rows together, each to the same bits as alone: what is known of the model is fetched into the caches once for all of them. */
  answerRows: (asked: readonly AskedRow[]) => Prediction[]
  /** Answers one row. @throws {AppError} ROW_INVALID as `readRow` does */
  predictRow: (row: Row, options?: PredictOptions) => Prediction
  /** Answers the rows of a CSV with these names, batch by batch, with the bits, warnings and errors that `predictRow` gives. */
  openBatches: (names: readonly string[], options?: PredictOptions) => BatchPredictor
  /** Answers rows of a cleaned table, with the bits that `predictRow` gives. @see predictTable */
  predictTable: (table: Table, rows: Uint32Array) => Float64Array
}

export interface BatchPredictor extends Pick<BatchRecipe, 'labelColumns'> {
  readonly predict: (batch: CellBatch) => BatchAnswers
}

/** The answers of a batch's records, up to the first that cannot be read. */
export interface BatchAnswers {
  readonly rows: number
  /** The outputs of a row: P(positive), one probability a class, or the value. */
  readonly outputsOf: (row: number) => Float64Array
  readonly warningsOf: (row: number) => readonly string[]
  /** As `predictRow` gives them, row by row. */
  readonly predictions: () => Iterable<Prediction>
  /** What `predictRow` throws for the record behind these rows; null where there is none. */
  readonly error: AppError | null
}

/**
 * @param openKernels called when trees are first explained: faster there, with the same bits
 * @throws {AppError} COLUMN_NOT_FOUND when the artifact's parts do not fit each other
 */
export function compileArtifact (artifact: Artifact, openKernels?: () => ShapKernels): CompiledArtifact {
  const { recipe, members, calibration } = artifact
  const readCells = compileRecipe(recipe)
  const names = recipe.outputs.map(({ name }) => name)
  const models = members.map((member) => ({ weight: member.weight, predict: compileModel(member, names) }))
  const explain = compileMembersExplanation(artifact, names, openKernels)
  const warningsOf = compileWarnings(artifact)
  const outputs = countOutputs(members[0]!.predictor)
  let predictRows: CompiledArtifact['predictTable'] | undefined

  /** @returns rows × outputs, row-major */
  function predictReadings (readings: readonly RowReading[]): Float64Array {
    const mean = new Float64Array(readings.length * outputs)
    for (const { weight, predict } of models) addWeighted(predict(readings), weight, mean)
    calibrate(calibration, mean, outputs)
    return mean
  }

  /** @param answers of the rows one after the other */
  function answerReadings (asked: readonly AskedRow[], answers: Float64Array): Prediction[] {
    const answered = asked.map(({ options }, at) => answerRow(artifact, answers.subarray(at * outputs, (at + 1) * outputs), options.conformal))
    const explained = explain(asked.flatMap(({ row, reading: { cells }, options }, at) => options.explain === true ? [{ row, cells, output: answered[at]!.output }] : []))
    let next = 0
    return asked.map(({ row, reading, options }, at) => {
      const { prediction } = answered[at]!
      const warnings = [...prediction.warnings ?? [], ...warningsOf.ofRow(reading)]
      return {
        ...prediction,
        ...(options.counterfactual === true && 'label' in prediction && { counterfactuals: changesOf(row, options.immutable ?? []) }),
        ...(options.explain === true && explained[next++]),
        ...(warnings.length > 0 && { warnings })
      }
    })
  }

  function readRow (row: Row, options: PredictOptions = {}): AskedRow {
    requireRow(row)
    const reading = readCells(row)
    const error = errorOf(recipe, reading.unreadable)
    if (error !== null) throw error
    return { row, reading, options }
  }

  const answerRows = (asked: readonly AskedRow[]): Prediction[] => answerReadings(asked, predictReadings(asked.map(({ reading }) => reading)))

  const predictRow = (row: Row, options?: PredictOptions): Prediction => answerRows([readRow(row, options)])[0]!

  function openBatches (given: readonly string[], options: PredictOptions = {}): BatchPredictor {
    const batchRecipe = compileBatchRecipe(recipe, given)
    const predict = predictRows ??= compileMembers(artifact, Infinity)

    function * predictAll (batch: CellBatch, table: Table, answers: Float64Array): Generator<Prediction> {
      const columns = table.columns.map(cellsOf)
      for (let start = 0, end = 0; start < answers.length / outputs; start = end) {
        end = Math.min(start + rowsAtOnce, answers.length / outputs)
        const asked = Array.from({ length: end - start }, (_, at): AskedRow => ({
          row: options.explain === true ? rowOfTexts(given, textsOfRecord(batch, start + at)) : {},
          reading: { ...batchRecipe, cells: columns.map((cells) => cells[start + at]!), unreadable: [] },
          options
        }))
        yield * answerReadings(asked, answers.subarray(start * outputs))
      }
    }

    return {
      labelColumns: batchRecipe.labelColumns,
      predict (batch) {
        const { table, unreadable } = batchRecipe.read(batch)
        const rows = unreadable?.record ?? table.rows
        const answers = predict(table, Uint32Array.from({ length: rows }, (_, row) => row))
        return {
          rows,
          outputsOf: (row) => answers.subarray(row * outputs, (row + 1) * outputs),
          warningsOf: warningsOf.ofTable(table, batchRecipe),
          predictions: () => predictAll(batch, table, answers),
          error: errorOf(recipe, unreadable?.values ?? [])
        }
      }
    }
  }

  function changesOf (row: Row, immutable: readonly string[]): readonly Counterfactual[] {
    return findCounterfactuals(row, { fields: artifact.fields, immutable, predict: predictRow })
  }

  return {
    artifact,
    readRow,
    answerRows,
    predictRow,
    openBatches,
    predictTable: (table, rows) => predictTable(artifact, table, rows)
  }
}

/** @returns answers of rows, rows × outputs */
function compileModel ({ encoders, predictor, link }: FittedModel, names: readonly string[]): (readings: readonly RowReading[]) => Float64Array {
  const encode = compileEncoders(encoders, names)
  const predict = compilePredictor(predictor, Infinity)
  const outputs = countOutputs(predictor)
  const row = new Float64Array(countFeatures(encoders))
  let features = row.slice()
  return (readings) => {
    if (features.length < readings.length * row.length) features = new Float64Array(readings.length * row.length)
    for (let at = 0; at < readings.length; at++) {
      encode(readings[at]!.cells, row)
      features.set(row, at * row.length)
    }
    const answers = new Float64Array(readings.length * outputs)
    predict(features, readings.length, answers)
    applyLink(link, answers, outputs)
    return answers
  }
}

/** Rows of a CSV that are explained together. */
const rowsAtOnce = 16

const rowOfTexts = (names: readonly string[], texts: readonly string[]): Row => new Map(names.map((name, column) => [name, texts[column]]))

function requireRow (row: unknown): void {
  if (typeof row === 'object' && row !== null && !Array.isArray(row)) return
  const detail = 'A row is an object with one field a column'
  throw new AppError('ROW_INVALID', detail, { errors: [{ path: '', detail }] })
}

/** @returns null when every value can be read */
function errorOf ({ inputs }: Recipe, unreadable: RowReading['unreadable']): AppError | null {
  if (unreadable.length === 0) return null
  const errors = unreadable.map(({ column, value }) => ({
    path: `/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    detail: `${describeValue(value)} is not ${readable[inputs.find(({ name }) => name === column)!.format.type]}`
  }))
  return new AppError('ROW_INVALID', errors.map(({ path, detail }) => `${path}: ${detail}`).join('; '), { errors })
}

/** A nested value is not written out: it may be deeper than a stack. */
function describeValue (value: unknown): string {
  if (typeof value === 'string') return quoteCell(value)
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object'
  return String(value)
}

const readable: Record<ColumnType, string> = {
  number: 'a number, nor a text that the file would read as one',
  date: 'a date as the file writes them',
  category: 'a text, a number or a boolean',
  text: 'a text, a number or a boolean'
}
