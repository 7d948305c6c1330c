/**
 * Names for columns, all different: a blank one becomes `column5` (by its place, from 1), a repeated one `name_2`, `name_3`, …
 *
 * @returns the first of equal names stays as it is; none of the new names is one that is given elsewhere
 */
export function uniqueNames (names: readonly string[]): string[] {
  const taken = new Set(names)
  const used = new Set<string>()
  const copies = new Map<string, number>()
  return names.map((given, index) => {
    const name = given === '' ? `column${index + 1}` : given
    let unique = name
    while (used.has(unique) || (unique !== given && taken.has(unique))) {
      const copy = (copies.get(name) ?? 1) + 1
      copies.set(name, copy)
      unique = `${name}_${copy}`
    }
    used.add(unique)
    return unique
  })
}
