import type { Counterfactual } from '@assay/shared'
import { formatShare, formatValue } from '../format.ts'
import { words } from '../words/words.ts'

/** The smallest changes with which the model would answer otherwise: its behaviour, not advice. */
export function WhatIf ({ counterfactuals }: { readonly counterfactuals: readonly Counterfactual[] }) {
  return (
    <section aria-label={words.predict.whatIf}>
      <h3>{words.predict.whatIf}</h3>
      {counterfactuals.length === 0 && <p class="quiet">{words.predict.noWhatIf}</p>}
      <ul class="what-if">{counterfactuals.map(({ label, probability, changes, text }) => (
        <li key={text}>
          <span>{changes.map(({ column, from, to }) => <span key={column}><strong>{column}</strong> {formatValue(from)} → {formatValue(to)}</span>)}</span>
          <span class="quiet">{words.predict.otherwise(label, formatShare(probability))}</span>
        </li>
      ))}
      </ul>
      {counterfactuals.length > 0 && <small class="quiet">{words.predict.whatIfLead}</small>}
    </section>
  )
}
