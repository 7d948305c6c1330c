import type { Prediction } from '@assay/shared'
import { formatNumber, formatShare } from '../format.ts'
import { words } from '../words/words.ts'
import { Reasons } from './reasons.tsx'
import { WhatIf } from './what-if.tsx'

/** The answer first, then how sure it is, what was odd about the row, why, and what would change it. */
export function AnswerPanel ({ prediction, target }: { readonly prediction: Prediction, readonly target: string }) {
  const { contributions } = prediction
  const abstains = 'label' in prediction && prediction.abstain === true
  // The first warning of an abstention says why; here the reader's language does.
  const warnings = (prediction.warnings ?? []).slice(abstains ? 1 : 0)
  return (
    <div class="answer">
      <p class="verdict" id="answered"><span>{target}</span><strong>{'label' in prediction ? prediction.label : formatNumber(prediction.value)}</strong></p>
      {'label' in prediction ? <Chances prediction={prediction} /> : prediction.interval !== undefined && <p class="quiet">{words.predict.between(formatNumber(prediction.interval.low), formatNumber(prediction.interval.high))}</p>}
      {abstains && <p class="note warnings">{words.predict.abstain((prediction.set ?? []).join(', '))}</p>}
      {warnings.length > 0 && <ul class="warnings" lang="en">{warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul>}
      {contributions !== undefined && contributions.length > 0 && <Reasons contributions={contributions} favoured={'label' in prediction ? prediction.positive ?? prediction.label : null} />}
      {'label' in prediction && prediction.counterfactuals !== undefined && <WhatIf counterfactuals={prediction.counterfactuals} />}
    </div>
  )
}

const mostChances = 8

function Chances ({ prediction: { probabilities, positive, threshold } }: { readonly prediction: Extract<Prediction, { label: string }> }) {
  const chances = Object.entries(probabilities).sort((a, b) => b[1] - a[1]).slice(0, mostChances)
  return (
    <>
      <dl class="chances">{chances.map(([label, probability]) => (
        <div key={label}><dt>{label}</dt><dd><meter min={0} max={1} value={probability} aria-label={label} />{formatShare(probability)}</dd></div>
      ))}
      </dl>
      {threshold !== undefined && positive !== undefined && <p class="quiet"><small>{words.predict.threshold(positive, formatShare(threshold))}</small></p>}
    </>
  )
}
