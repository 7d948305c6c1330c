import type { Contribution } from '@assay/shared'
import { valueInRow } from '@assay/table'
import type { Cell, Row } from '@assay/table'
import type { Artifact } from './artifact.ts'
import { compileEncoders } from './compile-encoders.ts'
import { ensembleMargin } from './ensemble-margin.ts'
import { columnOfFeature, compileExplanation } from './explain-row.ts'
import type { ShapKernels } from './shap/shap-kernels.ts'
import { shownCell } from './shown-cell.ts'

/** A row, its cells as the models read them, and the output that its answer is about. */
export interface AnsweredRow { readonly row: Row, readonly cells: readonly Cell[], readonly output: number }
export interface ExplainedRow { readonly baseline: number, readonly contributions: readonly Contribution[] }

/**
 * Contributions by the file's columns, largest first: what was made of one column is summed.
 *
 * @param names of the recipe's outputs
 * @returns explains rows together
 */
export function compileMembersExplanation ({ problem, recipe, members }: Artifact, names: readonly string[], openKernels?: () => ShapKernels): (rows: readonly AnsweredRow[]) => readonly ExplainedRow[] {
  const margin = ensembleMargin(members, problem.classes.length)
  const explained = margin.members.map((member) => ({
    ...member,
    encode: compileEncoders(member.encoders, names),
    explain: compileExplanation(member.predictor, openKernels),
    input: columnOfFeature(member, names).map((output) => recipe.outputs[output]!.input)
  }))
  const columns = recipe.inputs.map(({ name }) => name)

  /** Of rows about one output. @returns their common baseline, and contributions, rows × columns */
  function explainOutput (rows: readonly AnsweredRow[], output: number): { readonly baseline: number, readonly sums: Float64Array } {
    const explanations = explained.map(({ predictor, encode, explain, input }) => {
      const features = new Float64Array(rows.length * input.length)
      rows.forEach(({ cells }, at) => encode(cells, features.subarray(at * input.length, (at + 1) * input.length)))
      if (predictor.kind === 'trees' && predictor.precision === 'float32') features.forEach((value, i) => { features[i] = Math.fround(value) })
      return explain(features, rows.length, output)
    })
    const baselines = Float64Array.from(explanations, ({ baseline }) => baseline)
    const sums = new Float64Array(rows.length * columns.length)
    for (let row = 0; row < rows.length; row++) {
      const ofRow = explanations.map(({ contributions }, at) => contributions.subarray(row * explained[at]!.input.length, (row + 1) * explained[at]!.input.length))
      const multipliers = margin.multipliers(baselines, baselines.map((baseline, at) => ofRow[at]!.reduce((sum, contribution) => sum + contribution, baseline)))
      ofRow.forEach((contributions, at) => contributions.forEach((contribution, feature) => {
        sums[row * columns.length + explained[at]!.input[feature]!]! += multipliers[at]! * contribution
      }))
    }
    return { baseline: margin.marginOf(baselines), sums }
  }

  return (rows) => {
    const explanations: ExplainedRow[] = []
    for (const [output, places] of groupByOutput(rows)) {
      const { baseline, sums } = explainOutput(places.map((place) => rows[place]!), output)
      places.forEach((place, at) => {
        const { row } = rows[place]!
        const contributions = columns.map((column, input) => ({ column, value: shownCell(valueInRow(row, column)), contribution: sums[at * columns.length + input]! }))
        explanations[place] = { baseline, contributions: contributions.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)) }
      })
    }
    return explanations
  }
}

function groupByOutput (rows: readonly AnsweredRow[]): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>()
  rows.forEach(({ output }, place) => {
    const group = groups.get(output)
    if (group === undefined) groups.set(output, [place])
    else group.push(place)
  })
  return groups
}
