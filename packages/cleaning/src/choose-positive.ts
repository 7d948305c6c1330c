import type { LevelCount } from '@assay/shared'
import { plainSpelling } from './merge-spellings.ts'

/** Words by which people name what a binary problem is about, and its opposite. */
const positiveWords: ReadonlySet<string> = new Set([
  'yes', 'y', 'true', 't', 'positive', 'pos', 'left', 'leaver', 'churn', 'churned', 'fraud', 'spam', 'bad', 'default', 'defaulted',
  'fail', 'failed', 'failure', 'sick', 'malignant', 'dead', 'died', 'won', 'clicked', 'converted', 'ja', 'oui', 'si', 'sí', 'sim', 'да'
])
const negativeWords: ReadonlySet<string> = new Set([
  'no', 'n', 'false', 'f', '0', '-1', 'negative', 'neg', 'stayed', 'stay', 'retained', 'normal', 'ham', 'good', 'paid', 'passed', 'healthy',
  'benign', 'alive', 'none', 'nein', 'non', 'não', 'нет'
])

/**
 * Chooses the class that a binary problem is about.
 *
 * @param classes two of them, in order
 * @param asked   a client's choice; its case and blanks do not matter
 * @returns the class asked for, else the one that reads as yes, else the rarer one (of equals the last); null when the one asked for is neither
 */
export function choosePositive (classes: readonly LevelCount[], asked?: string): string | null {
  if (asked !== undefined) {
    const same = classes.find(({ level }) => level === asked) ?? classes.find(({ level }) => plainSpelling(level) === plainSpelling(asked) || isSameNumber(level, asked))
    return same?.level ?? null
  }
  const yes = classes.filter(({ level }) => positiveWords.has(plainSpelling(level)))
  if (yes.length === 1) return yes[0]!.level
  const notNo = classes.filter(({ level }) => !negativeWords.has(plainSpelling(level)))
  if (notNo.length === 1) return notNo[0]!.level
  const fewest = Math.min(...classes.map(({ rows }) => rows))
  return classes.findLast(({ rows }) => rows === fewest)?.level ?? null
}

function isSameNumber (a: string, b: string): boolean {
  return a.trim() !== '' && b.trim() !== '' && Number(a) === Number(b)
}
