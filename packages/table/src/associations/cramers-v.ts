import { square } from '@assay/shared'

/**
 * How much two columns of levels tell about each other, corrected for the bias of many levels and few rows.
 *
 * @param a codes, 0 is missing
 * @param levelsA largest code of `a`
 * @returns 0 to 1; 0 where either does not vary
 * @see Bergsma, "A bias-correction for Cramér's V and Tschuprow's T", 2013
 */
export function cramersV (a: Uint32Array, levelsA: number, b: Uint32Array, levelsB: number): number {
  const cells = new Float64Array((levelsA + 1) * (levelsB + 1))
  const rowsA = new Float64Array(levelsA + 1)
  const rowsB = new Float64Array(levelsB + 1)
  let count = 0
  for (let row = 0; row < a.length; row++) {
    const codeA = a[row]!
    const codeB = b[row]!
    if (codeA === 0 || codeB === 0) continue
    cells[codeA * (levelsB + 1) + codeB]!++
    rowsA[codeA]!++
    rowsB[codeB]!++
    count++
  }
  const usedA = rowsA.reduce((used, rows) => used + (rows > 0 ? 1 : 0), 0)
  const usedB = rowsB.reduce((used, rows) => used + (rows > 0 ? 1 : 0), 0)
  if (count < 2 || usedA < 2 || usedB < 2) return 0

  let ratio = 0
  for (let codeA = 1; codeA <= levelsA; codeA++) {
    if (rowsA[codeA] === 0) continue
    for (let codeB = 1; codeB <= levelsB; codeB++) {
      const both = cells[codeA * (levelsB + 1) + codeB]!
      if (both > 0) ratio += (both / rowsA[codeA]!) * (both / rowsB[codeB]!)
    }
  }
  const phiSquared = ratio - 1 - (usedA - 1) * (usedB - 1) / (count - 1)
  // A rounding error is no association; its root would look like one.
  if (phiSquared < 1e-12) return 0
  const correctedA = usedA - square(usedA - 1) / (count - 1)
  const correctedB = usedB - square(usedB - 1) / (count - 1)
  const largest = Math.min(correctedA, correctedB) - 1
  return largest > 0 ? Math.min(1, Math.sqrt(phiSquared / largest)) : 0
}
