import { dateParts, textParts } from '@assay/shared'
import type { CleaningStep } from '@assay/shared'
import { words } from '../words/words.ts'
import { numbersOf } from './step-numbers.ts'

interface StepFieldsProps { readonly step: CleaningStep, readonly onStep: (step: CleaningStep) => void }

/** What may be changed of a step. */
export function StepFields ({ step, onStep }: StepFieldsProps) {
  const numbers = numbersOf(step)
  return (
    <>
      {numbers.length > 0 && (
        <div class="pair">{numbers.map(({ name, value, limits }) => (
          <label key={name} class="field"><small>{words.plan.numbers[name]}</small>
            <input type="number" step="any" required {...limits} value={value} onChange={({ currentTarget }) => { if (currentTarget.validity.valid) onStep({ ...step, [name]: currentTarget.valueAsNumber }) }} />
          </label>
        ))}
        </div>
      )}
      <OtherFields step={step} onStep={onStep} />
    </>
  )
}

function OtherFields ({ step, onStep }: StepFieldsProps) {
  switch (step.step) {
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
    case 'dateParts': return <Choices choices={dateParts} words={words.plan.parts} chosen={step.parts} onChosen={(parts) => onStep({ ...step, parts })} />
    case 'textParts': return <Choices choices={textParts} words={words.plan.textParts} chosen={step.parts} onChosen={(parts) => onStep({ ...step, parts })} />
    default: return null
  }
}

interface ChoicesProps<T extends string> { readonly choices: readonly T[], readonly words: Readonly<Record<T, string>>, readonly chosen: readonly T[], readonly onChosen: (chosen: readonly T[]) => void }

function Choices<T extends string> ({ choices, words, chosen, onChosen }: ChoicesProps<T>) {
  return (
    <div class="checks">{choices.map((choice) => (
      <label key={choice}>
        <input type="checkbox" checked={chosen.includes(choice)} onChange={({ currentTarget: { checked } }) => onChosen(choices.filter((other) => other === choice ? checked : chosen.includes(other)))} />
        <span>{words[choice]}</span>
      </label>
    ))}
    </div>
  )
}

/** A pair a line: `from = to`. */
function readPairs (text: string): [from: string, to: string][] {
  return text.split('\n').flatMap((line) => {
    const [from, to] = line.split('=').map((side) => side.trim())
    return from && to ? [[from, to] as [string, string]] : []
  })
}
