const quanta = 2 ** 52

/** A probability's part from one tree, rounded down to 2⁻⁵²: the parts of all trees then add up exactly, and never beyond 1. */
export function shareOfTree (probability: number, trees: number): number {
  return Math.floor(probability / trees * quanta) / quanta
}
