/** Between what the leaves below a node have to stay, so that a monotone feature split above keeps its promise. */
export interface Bounds { readonly low: number, readonly high: number }

export const unbounded: Bounds = { low: -Infinity, high: Infinity }

export function clamp (value: number, { low, high }: Bounds): number {
  return Math.min(Math.max(value, low), high)
}

/**
 * Of the two children of a node. A split on a monotone feature puts the middle of their values between them.
 *
 * @param direction of the feature that is split: 1, −1, or 0
 * @param valuesOf what the children would answer as leaves
 */
export function divideBounds (bounds: Bounds, direction: number, valuesOf: () => readonly [left: number, right: number]): readonly [left: Bounds, right: Bounds] {
  if (direction === 0) return [bounds, bounds]
  const [left, right] = valuesOf().map((value) => clamp(value, bounds))
  const middle = (left! + right!) / 2
  const [lower, upper] = [{ low: bounds.low, high: middle }, { low: middle, high: bounds.high }]
  return direction > 0 ? [lower, upper] : [upper, lower]
}
