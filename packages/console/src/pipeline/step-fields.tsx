import { dateParts } from '@assay/shared'
import type { CleaningStep } from '@assay/shared'
import { words } from '../words/words.ts'

interface StepFieldsProps { readonly step: CleaningStep, readonly onStep: (step: CleaningStep) => void }

/** What may be changed of a step. */
export function StepFields ({ step, onStep }: StepFieldsProps) {
  const number = (label: string, value: number, limits: { readonly min: number, readonly max?: number }, change: (value: number) => CleaningStep) => (
    <label class="field"><small>{label}</small>
      <input type="number" step="any" required {...limits} value={value} onChange={({ currentTarget }) => { if (currentTarget.validity.valid) onStep(change(currentTarget.valueAsNumber)) }} />
    </label>
  )
  switch (step.step) {
    case 'clip': return (
      <div class="pair">
        {number(words.plan.lowQuantile, step.lowQuantile, { min: 0, max: 0.5 }, (lowQuantile) => ({ ...step, lowQuantile }))}
        {number(words.plan.highQuantile, step.highQuantile, { min: 0.5, max: 1 }, (highQuantile) => ({ ...step, highQuantile }))}
      </div>
    )
    case 'rareLevels': return number(words.plan.minRows, step.minRows, { min: 0 }, (minRows) => ({ ...step, minRows }))
    case 'targetEncode': return number(words.plan.smoothing, step.smoothing, { min: 0 }, (smoothing) => ({ ...step, smoothing }))
    case 'impute': return (
      <div class="pair">
        <label class="field"><small>{words.plan.filler}</small>
          <select value={step.with} onChange={({ currentTarget }) => onStep({ ...step, with: currentTarget.value as 'median' | 'level' })}>
            <option value="median">{words.plan.fillers.median}</option>
            <option value="level">{words.plan.fillers.level}</option>
          </select>
        </label>
        <label class="check"><input type="checkbox" checked={step.indicator} onChange={({ currentTarget }) => onStep({ ...step, indicator: currentTarget.checked })} /> {words.plan.marked}</label>
      </div>
    )
    case 'missing': return (
      <label class="field"><small>{words.plan.values}</small>
        <input value={step.values.join(', ')} onChange={({ currentTarget }) => onStep({ ...step, values: currentTarget.value.split(',').map((value) => value.trim()).filter((value) => value !== '') })} />
      </label>
    )
    case 'mergeLevels': return (
      <label class="field"><small>{words.plan.pairs}</small>
        <textarea rows={Math.min(6, step.levels.length + 1)} onChange={({ currentTarget }) => onStep({ ...step, levels: readPairs(currentTarget.value) })}>{step.levels.map((pair) => pair.join(' = ')).join('\n')}</textarea>
      </label>
    )
    case 'dateParts': return (
      <div class="checks">{dateParts.map((part) => (
        <label key={part}>
          <input type="checkbox" checked={step.parts.includes(part)} onChange={({ currentTarget: { checked } }) => onStep({ ...step, parts: dateParts.filter((other) => other === part ? checked : step.parts.includes(other)) })} />
          <span>{words.plan.parts[part]}</span>
        </label>
      ))}
      </div>
    )
    case 'drop':
    case 'dropRows':
    case 'groupRows': return null
  }
}

/** A pair a line: `from = to`. */
function readPairs (text: string): [from: string, to: string][] {
  return text.split('\n').flatMap((line) => {
    const [from, to] = line.split('=').map((side) => side.trim())
    return from && to ? [[from, to] as [string, string]] : []
  })
}
