import type { GivenOptions } from './upload-options.tsx'

type Names = ReadonlySet<string>
const ofTarget: Names = new Set<keyof GivenOptions>(['problem', 'metric', 'positive', 'aim', 'monotone'])
const ofColumns: Names = new Set<keyof GivenOptions>(['group', 'time', 'ignore', 'sensitive'])

/** What is left of options that were given for another target: nothing that was said of that one, and the new one is no longer among the columns. */
export function optionsForTarget (options: GivenOptions, target: string): GivenOptions {
  return Object.fromEntries(Object.entries(options).flatMap(([name, value]) => {
    if (ofTarget.has(name)) return []
    if (!ofColumns.has(name)) return [[name, value]]
    const others = [value].flat().filter((column) => column !== target)
    return others.length === 0 ? [] : [[name, Array.isArray(value) ? others : value]]
  }))
}
