/** What people call days that come once the answer is known: the leaver's last one, the day a case was closed or a parcel returned. */
const outcomeWords: ReadonlySet<string> = new Set([
  'exit', 'end', 'ended', 'close', 'closed', 'closing', 'left', 'leaving', 'leave', 'termination', 'terminated', 'resignation', 'resigned', 'cancellation', 'cancelled',
  'canceled', 'churn', 'churned', 'resolved', 'resolution', 'completed', 'completion', 'finished', 'settled', 'settlement', 'paid', 'repaid', 'refunded', 'returned',
  'delivered', 'discharge', 'discharged', 'death', 'died', 'deceased', 'default', 'defaulted', 'outcome', 'result', 'closure', 'expired'
])
/** How long it took is known when it is over. */
const lengthWords: ReadonlySet<string> = new Set(['duration', 'elapsed'])

/** @returns whether a date's name says that it comes after the answer: `exit_date`, `ClosedAt` */
export function isOutcomeDate (name: string): boolean {
  return wordsOf(name).some((word) => outcomeWords.has(word))
}

/** @returns whether a number's name says that it is known only when all is over: `call_duration` */
export function isLength (name: string): boolean {
  return wordsOf(name).some((word) => lengthWords.has(word))
}

function wordsOf (name: string): string[] {
  return name.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase().split(/[^\p{L}\p{N}]+/u)
}
