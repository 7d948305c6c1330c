import { correlationRatio, cramersV, type Column } from '@assay/table'

const minRows = 200
/** Fewer cells that are missing, or that are not, tell too little. */
const minRowsASide = 20

/**
 * Measures how much is said about the target by whether a cell is missing, whatever stands in the others.
 *
 * @returns 0 nothing, 1 everything; 0 as well when there are too few rows to say
 */
export function missingTells (column: Column, target: Column): number {
  const codes = missingCodes(column)
  const missing = codes.reduce((count, code) => code === 1 ? count + 1 : count, 0)
  if (codes.length < minRows || Math.min(missing, codes.length - missing) < minRowsASide) return 0
  if (target.kind === 'category') return cramersV(codes, 2, target.codes, target.levels.length)
  return target.kind === 'number' ? correlationRatio(target.values, codes, 2) : 0
}

/** 1 is missing, 2 is not. */
function missingCodes (column: Column): Uint32Array {
  switch (column.kind) {
    case 'category': return column.codes.map((code) => code === 0 ? 1 : 2)
    case 'text': return Uint32Array.from({ length: column.offsets.length - 1 }, (_, row) => column.offsets[row] === column.offsets[row + 1] ? 1 : 2)
    case 'number':
    case 'date': return Uint32Array.from(column.values, (value) => Number.isNaN(value) ? 1 : 2)
  }
}
