import type { Params } from '@assay/shared'

/** Params to fit with when no rows say when to stop: what folds found for themselves (rounds, by stopping early) at its median, all else as proposed. */
export function refitParams (proposed: Params, used: readonly Params[]): Params {
  const names = new Set([...Object.keys(proposed), ...used.flatMap((params) => Object.keys(params))])
  return Object.fromEntries([...names].map((name) => {
    const found = used.map((params) => params[name]).filter((value) => typeof value === 'number')
    return [name, found.length === 0 ? proposed[name]! : lowerMedian(found)]
  }))
}

/** The lower of the two middle values: a number that some fold really used. */
function lowerMedian (values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!
}
