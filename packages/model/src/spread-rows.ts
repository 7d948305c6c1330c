import type { Slot } from './pack-trees.ts'
import type { TreesPredictor } from './predictor.ts'

/** Rows as packed trees ask them, rows × slots: a slot has either a number (else NaN) or a bit (else 0). */
export interface SpreadRows {
  rows: number
  readonly numbers: Float64Array
  readonly bits: Int32Array
}

/** @returns fills `spread` with as many rows as it says, from the row that begins at `first` in `features` */
export function compileSpread ({ features: stride, precision }: TreesPredictor, slots: readonly Slot[]): (features: Float64Array, first: number, spread: SpreadRows) => void {
  const width = slots.length
  const feature = Int32Array.from(slots, (slot) => slot.feature)
  const missing = Float64Array.from(slots, (slot) => (slot.asks === 'number' ? slot.missing : NaN))
  const beyond = Int32Array.from(slots, (slot) => (slot.asks === 'bit' ? slot.beyond : 0))
  const isSingle = precision === 'float32'

  return (features, first, { rows, numbers, bits }) => {
    for (let row = 0, from = first, to = 0; row < rows; row++, from += stride, to += width) {
      // Slot 0 is nobody's: leaves ask it.
      for (let slot = 1; slot < width; slot++) {
        const value = isSingle ? Math.fround(features[from + feature[slot]!]!) : features[from + feature[slot]!]!
        const last = beyond[slot]!
        if (last === 0) numbers[to + slot] = Number.isNaN(value) ? missing[slot]! : value
        else bits[to + slot] = Number.isNaN(value) ? 0 : Math.min(1 + (value >>> 0), last)
      }
    }
  }
}
