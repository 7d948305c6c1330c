import type { Contribution } from '@assay/shared'
import { valueInRow } from '@assay/table'
import type { Cell, Row } from '@assay/table'
import type { Artifact } from './artifact.ts'
import { compileEncoders } from './compile-encoders.ts'
import { columnOfFeature, compileExplanation, explainedMembers } from './explain-row.ts'
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
export function compileMembersExplanation ({ recipe, members }: Artifact, names: readonly string[], openKernels?: () => ShapKernels): (rows: readonly AnsweredRow[]) => readonly ExplainedRow[] {
  const explained = explainedMembers(members).map((member) => ({
    ...member,
    encode: compileEncoders(member.encoders, names),
    explain: compileExplanation(member.predictor, openKernels),
    input: columnOfFeature(member, names).map((output) => recipe.outputs[output]!.input)
  }))
  const columns = recipe.inputs.map(({ name }) => name)

  /** Of rows about one output. @returns their common baseline, and contributions, rows × columns */
  function explainOutput (rows: readonly AnsweredRow[], output: number): { readonly baseline: number, readonly sums: Float64Array } {
    const sums = new Float64Array(rows.length * columns.length)
    let baseline = 0
    for (const { weight, predictor, encode, explain, input } of explained) {
      const features = new Float64Array(rows.length * input.length)
      rows.forEach(({ cells }, at) => encode(cells, features.subarray(at * input.length, (at + 1) * input.length)))
      if (predictor.kind === 'trees' && predictor.precision === 'float32') features.forEach((value, i) => { features[i] = Math.fround(value) })
      const explanation = explain(features, rows.length, output)
      baseline += weight * explanation.baseline
      for (let at = 0, from = 0; at < sums.length; at += columns.length) {
        for (let feature = 0; feature < input.length; feature++, from++) sums[at + input[feature]!]! += weight * explanation.contributions[from]!
      }
    }
    return { baseline, sums }
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
