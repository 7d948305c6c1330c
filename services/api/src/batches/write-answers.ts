import { answeredClass, classProbabilities, intervalAround } from '@assay/model'
import type { Artifact, BatchAnswers, PredictOptions } from '@assay/model'
import type { Prediction } from '@assay/shared'
import { writeNumber } from '@assay/table'
import type { CellBatch, CsvLines } from '@assay/table'

/** Writes a CSV as it was, with the predictions' columns after its own; numbers have all their bits. */
export interface AnswerWriter {
  readonly addHeader: (names: readonly string[]) => void
  /** The first records of the batch, as many as are answered. */
  readonly addRows: (batch: CellBatch, answers: BatchAnswers) => void
}

type AnsweredBy = Pick<Artifact, 'problem' | 'recipe' | 'threshold' | 'conformal'>

/** Of what can be asked for, a CSV shows contributions, one for each of the model's input columns, and sets of labels, parted by `|`. */
export function openAnswerWriter (artifact: AnsweredBy, { explain = false, conformal = false }: PredictOptions, lines: CsvLines): AnswerWriter {
  const { problem: { kind, classes }, recipe } = artifact
  const withSet = conformal && kind !== 'regression'
  const inputs = recipe.inputs.map(({ name }) => name)
  const addOutputs = kind === 'regression' ? addValue : addClass

  function addValue (outputs: Float64Array): void {
    const value = outputs[0]!
    const interval = artifact.conformal?.kind === 'interval' ? intervalAround(artifact.conformal, value) : undefined
    for (const number of [value, interval?.low, interval?.high]) addOptional(number)
  }

  function addClass (outputs: Float64Array): void {
    const answered = answeredClass(artifact, outputs)
    const texts = Array.from(classProbabilities(artifact.problem, outputs), writeNumber)
    lines.addText(classes[answered]!)
    lines.addPlain(texts[answered]!)
    for (let label = 0; label < classes.length; label++) lines.addPlain(texts[label]!)
  }

  function addWarnings (warnings: readonly string[]): void {
    lines.addText(warnings.join('; '))
  }

  function addSet (prediction: Prediction): void {
    const isSet = 'set' in prediction
    lines.addText(isSet ? prediction.set!.join('|') : '')
    lines.addText(isSet ? String(prediction.abstain) : '')
  }

  function addContributions ({ baseline, contributions = [] }: Prediction): void {
    const byColumn = new Map(contributions.map(({ column, contribution }) => [column, contribution]))
    addOptional(baseline)
    for (const column of inputs) addOptional(byColumn.get(column))
  }

  function addOptional (number: number | undefined): void {
    lines.addPlain(number === undefined ? '' : writeNumber(number))
  }

  return {
    addHeader (names) {
      const answer = kind === 'regression'
        ? ['prediction', 'predictionLow', 'predictionHigh', 'warnings']
        : ['prediction', 'probability', ...classes.map((label) => `probability of ${label}`), 'warnings']
      lines.addTexts([...names, ...answer, ...(withSet ? ['set', 'abstain'] : []), ...(explain ? ['baseline', ...inputs.map((column) => `contribution of ${column}`)] : [])])
      lines.endLine()
    },

    addRows (batch, answers) {
      // Most files ask for no more than answers, which are written without an object for each.
      const predictions = withSet || explain ? [...answers.predictions()] : null
      for (let row = 0; row < answers.rows; row++) {
        lines.addRecord(batch, row)
        addOutputs(answers.outputsOf(row))
        const prediction = predictions?.[row]
        addWarnings(prediction === undefined ? answers.warningsOf(row) : prediction.warnings ?? [])
        if (withSet) addSet(prediction!)
        if (explain) addContributions(prediction!)
        lines.endLine()
      }
    }
  }
}
