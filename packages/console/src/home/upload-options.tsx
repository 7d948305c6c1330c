import { learnerNames, metricNames, problemKinds } from '@assay/shared'
import type { PipelineRequest } from '@assay/shared'
import { words } from '../words/words.ts'
import { AimField } from './aim-field.tsx'
import type { Preview } from './read-preview.ts'

/** What is said of a pipeline besides its target; what is absent is left to its default. */
export type GivenOptions = Partial<Omit<PipelineRequest, 'target'>>

interface UploadOptionsProps {
  readonly preview: Preview
  readonly target: string
  readonly options: GivenOptions
  readonly onOptions: (options: GivenOptions) => void
}

export function UploadOptions ({ preview: { columns }, target, options, onOptions }: UploadOptionsProps) {
  const others = columns.filter(({ name }) => name !== target)
  const levels = columns.find(({ name }) => name === target)?.levels ?? []

  /** Without the option where nothing is said. */
  function give<K extends keyof GivenOptions> (name: K, value: GivenOptions[K] | undefined): void {
    const { [name]: _, ...rest } = options
    onOptions((value === undefined ? rest : { ...rest, [name]: value }) as GivenOptions)
  }
  const select = <T extends string> (name: 'problem' | 'metric' | 'positive' | 'group' | 'time', choices: readonly T[], none: string, nameOf: (choice: T) => string = (choice) => choice) => (
    <label class="field">
      <span>{words.options[name]}</span>
      <select value={options[name] ?? ''} onChange={({ currentTarget: { value } }) => give(name, (value || undefined) as undefined)}>
        <option value="">{none}</option>
        {choices.map((choice) => <option key={choice} value={choice}>{nameOf(choice)}</option>)}
      </select>
    </label>
  )
  const number = (name: 'trials' | 'seconds' | 'seed', standard: string, min: number) => (
    <label class="field">
      <span>{words.options[name]}</span>
      <input type="number" min={min} placeholder={standard} value={options[name] ?? ''} onInput={({ currentTarget: { value } }) => give(name, value === '' ? undefined : Number(value))} />
    </label>
  )
  const checks = (name: 'ignore' | 'sensitive', choices: readonly string[], lead: string) => (
    <fieldset class="checks">
      <legend>{words.options[name]}</legend>
      <small class="quiet">{lead}</small>
      <div>{choices.map((choice) => (
        <label key={choice}>
          <input
            type="checkbox" checked={options[name]?.includes(choice) ?? false} onChange={({ currentTarget: { checked } }) => {
              const chosen = [...(options[name] ?? []).filter((other) => other !== choice), ...(checked ? [choice] : [])]
              give(name, chosen.length === 0 ? undefined : chosen)
            }}
          />
          <span>{choice}</span>
        </label>
      ))}
      </div>
    </fieldset>
  )

  return (
    <details class="options">
      <summary>{words.options.title}</summary>
      <div class="fields">
        <label class="field">
          <span>{words.options.name}</span>
          <input value={options.name ?? ''} maxLength={80} onInput={({ currentTarget: { value } }) => give('name', value || undefined)} />
        </label>
        {number('trials', '40', 1)}
        {number('seconds', words.options.noLimit, 1)}
        {number('seed', '1', 0)}
        {select('problem', problemKinds, words.options.inferred, (kind) => words.names[kind])}
        {select('metric', metricNames, words.options.standard, (metric) => words.names[metric])}
        {levels.length === 2 && select('positive', levels, words.options.inferred)}
        {levels.length === 2 && <AimField aim={options.aim} onAim={(aim) => give('aim', aim)} />}
        {select('group', others.map(({ name }) => name), words.options.none)}
        {select('time', others.filter(({ type }) => type === 'date' || type === 'number').map(({ name }) => name), words.options.none)}
      </div>
      {checks('ignore', others.map(({ name }) => name), words.options.ignoreLead)}
      {checks('sensitive', others.map(({ name }) => name), words.options.sensitiveLead)}
      <fieldset class="checks">
        <legend>{words.options.learners}</legend>
        <div>{learnerNames.map((learner) => (
          <label key={learner}>
            <input
              type="checkbox" checked={options.learners?.includes(learner) ?? true} onChange={({ currentTarget: { checked } }) => {
                const chosen = learnerNames.filter((other) => other === learner ? checked : options.learners?.includes(other) ?? true)
                give('learners', chosen.length === learnerNames.length || chosen.length === 0 ? undefined : chosen)
              }}
            />
            <span>{words.names[learner]}</span>
          </label>
        ))}
        </div>
      </fieldset>
    </details>
  )
}
