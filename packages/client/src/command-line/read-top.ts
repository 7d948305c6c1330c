import { WrongUsage } from './command.ts'
import type { Asked, CommandOptions } from './command.ts'

export const topOption: CommandOptions = { top: { value: 'ROWS', about: 'rows of the leaderboard that are shown (15)' } }

/** @throws {WrongUsage} */
export function readTop ({ values }: Asked): number {
  const text = values.get('top')?.at(-1) ?? '15'
  if (!/^\d{1,6}$/.test(text)) throw new WrongUsage(`--top takes a number of rows, not "${text}"`)
  return Number(text)
}
