import { defaultCoverage, learnerNames, metricNames, problemKinds } from '@assay/shared'
import type { PipelineRequest } from '@assay/shared'
import { formatNumber } from '../format.ts'
import { words } from '../words/words.ts'
import { AimField } from './aim-field.tsx'
import { MonotoneField } from './monotone-field.tsx'
import { optionControls } from './option-controls.tsx'
import type { Preview } from './read-preview.ts'

/** What is said of a pipeline besides its target; what is absent is left to its default. */
export type GivenOptions = Partial<Omit<PipelineRequest, 'target'>>

interface UploadOptionsProps {
  readonly preview: Preview
  /** What the model is called unless it is said. */
  readonly modelName: string
  readonly target: string
  readonly options: GivenOptions
  readonly onOptions: (options: GivenOptions) => void
}

const shareLimits = { min: 0, max: 1, step: 0.01 }

export function UploadOptions ({ preview: { columns }, modelName, target, options, onOptions }: UploadOptionsProps) {
  const others = columns.filter(({ name }) => name !== target)
  const names = others.map(({ name }) => name)
  const levels = columns.find(({ name }) => name === target)?.levels ?? []
  const { give, text, select, number, flag, checks } = optionControls(options, onOptions)
  return (
    <details class="options">
      <summary>{words.options.title}</summary>
      <fieldset class="group">
        <legend>{words.options.groups.question}</legend>
        <div class="fields">
          {text('name', modelName)}
          {select('problem', problemKinds, words.options.inferred, (kind) => words.names[kind])}
          {select('metric', metricNames, words.options.standard, (metric) => words.names[metric])}
          {levels.length === 2 && select('positive', levels, words.options.inferred)}
          {levels.length === 2 && <AimField aim={options.aim} onAim={(aim) => give('aim', aim)} />}
          {number('coverage', formatNumber(defaultCoverage), { min: 0.5, max: 0.99, step: 0.01 })}
        </div>
      </fieldset>
      <fieldset class="group">
        <legend>{words.options.groups.search}</legend>
        <div class="fields">
          {number('trials', '40', { min: 1 })}
          {number('seconds', words.options.noLimit, { min: 1 })}
          {number('seed', '1', { min: 0 })}
        </div>
        {flag('earlyEnd')}
        {flag('warmStart')}
        {checks('learners', learnerNames, { standard: learnerNames, nameOf: (learner) => words.names[learner] })}
      </fieldset>
      {names.length > 0 && (
        <fieldset class="group">
          <legend>{words.options.groups.rows}</legend>
          <div class="fields">
            {select('group', names, words.options.none)}
            {select('time', others.filter(({ type }) => type === 'date' || type === 'number').map(({ name }) => name), words.options.none)}
          </div>
        </fieldset>
      )}
      <fieldset class="group">
        <legend>{words.options.groups.columns}</legend>
        {checks('ignore', names, { lead: words.options.ignoreLead })}
        {checks('sensitive', names, { lead: words.options.sensitiveLead })}
        <div class="fields">
          {number('tooStrong', words.options.none, shareLimits)}
          {number('tooWeak', words.options.none, shareLimits)}
        </div>
        {flag('dropNull')}
        {flag('ablation')}
        <MonotoneField columns={others.filter(({ type, isRowNumber }) => type === 'number' && !isRowNumber).map(({ name }) => name)} monotone={options.monotone} onMonotone={(monotone) => give('monotone', monotone)} />
      </fieldset>
    </details>
  )
}
