import type { Contribution } from '@assay/shared'
import { useState } from 'preact/hooks'
import { formatSigned, formatValue } from '../format.ts'
import { words } from '../words/words.ts'

const shownAtFirst = 6

/**
 * What moved the answer, and which way: a bar to the right speaks for it, a bar to the left against it.
 *
 * @param favoured the label that bars to the right speak for; null where they speak for a larger value
 */
export function Reasons ({ contributions, favoured }: { readonly contributions: readonly Contribution[], readonly favoured: string | null }) {
  const [all, setAll] = useState(false)
  const largest = Math.max(...contributions.map(({ contribution }) => Math.abs(contribution)))
  return (
    <section aria-label={words.predict.reasons}>
      <h3>{words.predict.reasons}</h3>
      <table class="reasons">
        <tbody>{(all ? contributions : contributions.slice(0, shownAtFirst)).map(({ column, value, contribution }) => (
          <tr key={column}>
            <th scope="row">{column}<small>{formatValue(value)}</small></th>
            <td class="signed"><span class={contribution < 0 ? 'against' : 'for'} style={{ width: `${largest === 0 ? 0 : 50 * Math.abs(contribution) / largest}%` }} /></td>
            <td class="number">{formatSigned(contribution)}</td>
          </tr>
        ))}
        </tbody>
      </table>
      <p class="quiet"><small>{words.predict.reasonsLead(favoured)}</small></p>
      {!all && contributions.length > shownAtFirst && <button type="button" class="plain" onClick={() => setAll(true)}>{words.predict.allReasons(contributions.length)}</button>}
    </section>
  )
}
