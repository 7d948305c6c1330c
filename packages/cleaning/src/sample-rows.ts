import { createRandom } from '@assay/shared'

/**
 * Draws row numbers evenly over the table: one at random from each of `size` equal stretches, so that neither order nor period of the
 * rows can bias the sample. The same rows and size always give the same numbers.
 *
 * @returns ascending; all rows when there are no more than `size`
 */
export function sampleRows (rows: number, size: number): Uint32Array {
  if (rows <= size) return new Uint32Array(rows).map((_, row) => row)
  const random = createRandom('sample rows')
  const sample = new Uint32Array(size)
  for (let stretch = 0; stretch < size; stretch++) {
    const start = Math.floor(stretch * rows / size)
    const end = Math.floor((stretch + 1) * rows / size)
    sample[stretch] = start + random.integer(end - start)
  }
  return sample
}
