import { parseAim, writeAim } from '@assay/shared'
import type { Aim } from '@assay/shared'
import { words } from '../words/words.ts'
import { optionOfAim } from './option-of-aim.ts'

const starts: Record<Aim['kind'], Aim> = {
  f1: { kind: 'f1' },
  balancedAccuracy: { kind: 'balancedAccuracy' },
  cost: { kind: 'cost', falseAlarm: 1, miss: 5 },
  capacity: { kind: 'capacity', rows: 100, of: 1000 }
}

/** What the answers of a yes-or-no model are for. */
export function AimField ({ aim, onAim }: { readonly aim: string | undefined, readonly onAim: (aim: string | undefined) => void }) {
  const chosen = aim === undefined ? starts.f1 : parseAim(aim)
  const number = (value: number, label: string, change: (value: number) => Aim) => (
    <label class="field"><small>{label}</small>
      <input
        type="number" min={0} step="any" required value={value}
        onChange={({ currentTarget }) => {
          const option = optionOfAim(change(currentTarget.valueAsNumber))
          if (option === null) currentTarget.value = String(value)
          else onAim(option)
        }}
      />
    </label>
  )
  return (
    <div class="aim">
      <label class="field">
        <span>{words.options.aim}</span>
        <select value={chosen.kind} onChange={({ currentTarget: { value } }) => onAim(value === 'f1' ? undefined : writeAim(starts[value as Aim['kind']]))}>
          {Object.keys(starts).map((kind) => <option key={kind} value={kind}>{words.aims[kind as Aim['kind']]}</option>)}
        </select>
      </label>
      {chosen.kind === 'cost' && (
        <div class="pair">
          {number(chosen.falseAlarm, words.aims.falseAlarm, (falseAlarm) => ({ ...chosen, falseAlarm }))}
          {number(chosen.miss, words.aims.miss, (miss) => ({ ...chosen, miss }))}
        </div>
      )}
      {chosen.kind === 'capacity' && (
        <div class="pair">
          {number(chosen.rows, words.aims.rows, (rows) => ({ ...chosen, rows }))}
          {number(chosen.of ?? 1000, words.aims.of, (of) => ({ ...chosen, of }))}
        </div>
      )}
    </div>
  )
}
