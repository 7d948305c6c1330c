/**
 * Weights with which all classes that occur count the same, and 1 on average over rows; a class without rows weighs 1.
 *
 * @param labels class indices
 */
export function balancedWeights (labels: Float64Array, classes: number): Float64Array {
  const counts = new Float64Array(classes)
  for (const label of labels) counts[label]!++
  const occurring = counts.filter((count) => count > 0).length
  return counts.map((count) => (count > 0 ? labels.length / (occurring * count) : 1))
}
