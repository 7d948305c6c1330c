import type { CellChange } from '@assay/shared'

/** The changes as a sentence about the model, not about the world. */
export function sayChanges (changes: readonly CellChange[], label: string, probability: number): string {
  const said = changes.map(({ column, from, to }) => `${column} ${say(to)}${from === null || from === '' ? '' : ` instead of ${say(from)}`}`)
  return `With ${said.join(' and ')}, the model answers "${label}" (${(probability * 100).toFixed(1)} %). It says how the model behaves, not what would happen.`
}

const say = (value: string | number): string => typeof value === 'number' ? String(Number(value.toPrecision(6))) : `"${value}"`
