import { exactDigits } from './number-evidence.ts'

/** By which a whole number of so many digits is divided. */
export const powersOfTen = Float64Array.from({ length: exactDigits + 1 }, (_, power) => Number(`1e${power}`))
