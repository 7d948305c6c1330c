/**
 * Names for columns, all different: a blank one becomes `column5` (by its place, from 1), a repeated one `name_2`, `name_3`, …
 *
 * @returns the first of equal names stays as it is; none of the new names is one that is given elsewhere
 */
export function uniqueNames (names: readonly string[]): string[] {
  const taken = new Set(names)
  const used = new Set<string>()
  return names.map((given, index) => {
    const name = given === '' ? `column${index + 1}` : given
    if (!used.has(name) && (given !== '' || !taken.has(name))) {
      used.add(name)
      return name
    }
    let copy = 2
    while (taken.has(`${name}_${copy}`) || used.has(`${name}_${copy}`)) copy++
    used.add(`${name}_${copy}`)
    return `${name}_${copy}`
  })
}
