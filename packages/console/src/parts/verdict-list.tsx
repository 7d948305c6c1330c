import type { ModelCard } from '@assay/shared'
import { words } from '../words/words.ts'

/** What the board says, a line each; older records have it in English alone. */
export function VerdictList ({ verdict, lines }: { readonly verdict: ModelCard['verdict'], readonly lines: ModelCard['verdictLines'] }) {
  if (verdict.length === 0) return null
  return lines === undefined
    ? <ul class="verdicts" lang="en">{verdict.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
    : <ul class="verdicts">{lines.map(words.verdict).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
}
