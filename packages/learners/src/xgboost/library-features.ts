/**
 * A feature as the library takes it. It knows missing values as −1 and nothing else: a real −1 becomes its upper neighbour in
 * single precision, and `fromLibraryThreshold` undoes that, so that the trees themselves ask about −1. Numbers beyond single
 * precision become its largest.
 */
export function toLibraryFeature (value: number): number {
  if (Number.isNaN(value)) return missing
  const single = Math.fround(value)
  if (single === missing) return besideMissing
  return Math.min(Math.max(single, -largestSingle), largestSingle)
}

/** A split's threshold in terms of real features: x < −1 and x < the neighbour part the same rows on the library's side. */
export function fromLibraryThreshold (threshold: number): number {
  return threshold === besideMissing ? missing : threshold
}

const missing = -1
const besideMissing = -1 + 2 ** -24
const largestSingle = (2 - 2 ** -23) * 2 ** 127
