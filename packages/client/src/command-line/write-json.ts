import type { Output } from '../show-progress.ts'

/** One JSON value, on lines of its own. */
export function writeJson (output: Output, value: unknown): void {
  output.write(`${JSON.stringify(value, null, 2)}\n`)
}
