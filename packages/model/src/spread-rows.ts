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
  // Slot 0 is nobody's: leaves ask it.
  const numberSlots = Int32Array.from(slots.keys()).filter((slot) => slot > 0 && slots[slot]!.asks === 'number')
  const bitSlots = Int32Array.from(slots.keys()).filter((slot) => slots[slot]!.asks === 'bit')
  const feature = Int32Array.from(slots, (slot) => slot.feature)
  const missing = Float64Array.from(slots, (slot) => (slot.asks === 'number' ? slot.missing : NaN))
  const beyond = Int32Array.from(slots, (slot) => (slot.asks === 'bit' ? slot.beyond : 0))
  const isSingle = precision === 'float32'

  return (features, first, { rows, numbers, bits }) => {
    for (const slot of numberSlots) {
      const whenMissing = missing[slot]!
      for (let row = 0, from = first + feature[slot]!, to = slot; row < rows; row++, from += stride, to += width) {
        const value = isSingle ? Math.fround(features[from]!) : features[from]!
        numbers[to] = Number.isNaN(value) ? whenMissing : value
      }
    }
    for (const slot of bitSlots) {
      const last = beyond[slot]!
      for (let row = 0, from = first + feature[slot]!, to = slot; row < rows; row++, from += stride, to += width) {
        const value = isSingle ? Math.fround(features[from]!) : features[from]!
        bits[to] = Number.isNaN(value) ? 0 : Math.min(1 + (value >>> 0), last)
      }
    }
  }
}
