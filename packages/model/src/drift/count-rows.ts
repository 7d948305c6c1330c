import { compileRecipe, readValue, valueInRow } from '@assay/table'
import type { Cell, Row } from '@assay/table'
import type { Artifact, Field } from '../artifact.ts'
import { binOf } from './field-histogram.ts'

/** Counts rows as the artifact's histograms count those of training. */
export interface RowCounter {
  /** Takes a row that can be answered; others are none of the model's. */
  readonly count: (row: Row) => void
  readonly rows: () => number
  /** One entry a field: its bins, then the missing; empty for a field without a histogram. */
  readonly counts: () => readonly (readonly number[])[]
}

export function createRowCounter ({ recipe, fields }: Pick<Artifact, 'recipe' | 'fields'>): RowCounter {
  const read = compileRecipe(recipe)
  const counts = fields.map(({ histogram }) => new Array<number>(histogram === undefined ? 0 : histogram.counts.length + 1).fill(0))
  const binners = fields.map((field, input) => {
    // The same cells that the histogram was made of.
    const output = recipe.outputs.findIndex((candidate) => candidate.input === input && candidate.kind === recipe.inputs[input]!.format.type)
    return { cell: (row: Row, cells: readonly Cell[]) => output < 0 ? inputCell(recipe.inputs[input]!.format, row, field.name) : cells[output]!, bin: compileBin(field) }
  })
  let rows = 0
  return {
    count (row) {
      const { cells } = read(row)
      rows++
      binners.forEach(({ cell, bin }, field) => {
        if (counts[field]!.length > 0) counts[field]![bin(cell(row, cells))]!++
      })
    },
    rows: () => rows,
    counts: () => counts.map((bins) => [...bins])
  }
}

function inputCell (format: Parameters<typeof readValue>[0], row: Row, name: string): Cell {
  const cell = readValue(format, valueInRow(row, name))
  return typeof cell === 'symbol' ? null : cell
}

/** @returns the place of a cell's bin; the last one is for the missing */
function compileBin ({ histogram, levels }: Field): (cell: Cell) => number {
  const { edges, counts } = histogram ?? { edges: [], counts: [] }
  const place = new Map(levels.slice(0, counts.length - 1).map((level, at) => [level, at]))
  return (cell) => {
    if (cell === null) return counts.length
    return typeof cell === 'number' ? binOf(edges, cell) : place.get(cell) ?? counts.length - 1
  }
}
