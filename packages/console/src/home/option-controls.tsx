import { words } from '../words/words.ts'
import type { GivenOptions } from './upload-options.tsx'

type Name = keyof GivenOptions
/** The options that hold a value of a type. */
type NameOf<T> = { [K in Name]-?: NonNullable<GivenOptions[K]> extends T ? K : never }[Name] & keyof typeof words.options

/** Draws one option each, by what it holds; what is left empty is not said. */
export function optionControls (options: GivenOptions, onOptions: (options: GivenOptions) => void) {
  function give<K extends Name> (name: K, value: GivenOptions[K] | undefined): void {
    const { [name]: _, ...rest } = options
    onOptions((value === undefined ? rest : { ...rest, [name]: value }) as GivenOptions)
  }
  return {
    give,

    text: (name: 'name', standard: string) => (
      <label class="field">
        <span>{words.options[name]}</span>
        <input value={options[name] ?? ''} maxLength={80} placeholder={standard} onInput={({ currentTarget: { value } }) => give(name, value || undefined)} />
      </label>
    ),

    select: <T extends string>(name: 'problem' | 'metric' | 'positive' | 'group' | 'time', choices: readonly T[], none: string, nameOf: (choice: T) => string = (choice) => choice) => (
      <label class="field">
        <span>{words.options[name]}</span>
        <select value={options[name] ?? ''} onChange={({ currentTarget: { value } }) => give(name, (value || undefined) as undefined)}>
          <option value="">{none}</option>
          {choices.map((choice) => <option key={choice} value={choice}>{nameOf(choice)}</option>)}
        </select>
      </label>
    ),

    number: (name: NameOf<number>, standard: string, limits: { readonly min: number, readonly max?: number, readonly step?: number }) => (
      <label class="field">
        <span>{words.options[name]}</span>
        <input type="number" {...limits} placeholder={standard} value={options[name] ?? ''} onInput={({ currentTarget: { value } }) => give(name, value === '' ? undefined : Number(value))} />
      </label>
    ),

    /** One that is off unless said. */
    flag: (name: 'earlyEnd' | 'warmStart' | 'dropNull' | 'ablation') => (
      <label class="check">
        <input type="checkbox" checked={options[name] === true} onChange={({ currentTarget: { checked } }) => give(name, checked || undefined)} />
        <span>{words.options[name]}</span>
      </label>
    ),

    /** @param standard what an empty choice stands for: none, or all */
    checks: <T extends string>(name: 'ignore' | 'sensitive' | 'learners', choices: readonly T[], { standard = [], nameOf = (choice) => choice, lead }: { readonly standard?: readonly T[], readonly nameOf?: (choice: T) => string, readonly lead?: string }) => {
      if (choices.length === 0) return null
      const chosen: readonly string[] = options[name] ?? standard
      return (
        <fieldset class="checks">
          <legend>{words.options[name]}</legend>
          {lead !== undefined && <small class="quiet">{lead}</small>}
          <div>{choices.map((choice) => (
            <label key={choice}>
              <input
                type="checkbox" checked={chosen.includes(choice)} onChange={({ currentTarget: { checked } }) => {
                  const next = choices.filter((other) => other === choice ? checked : chosen.includes(other))
                  give(name, next.length === 0 || next.length === standard.length ? undefined : next as readonly T[] as GivenOptions[typeof name])
                }}
              />
              <span>{nameOf(choice)}</span>
            </label>
          ))}
          </div>
        </fieldset>
      )
    }
  }
}
