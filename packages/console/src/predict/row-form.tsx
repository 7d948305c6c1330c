import type { FormField } from '@assay/model'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { formatShare } from '../format.ts'
import { words } from '../words/words.ts'

/** Texts by column, as cells of a file. */
export type RowValues = Readonly<Record<string, string>>

interface RowFormProps {
  readonly fields: readonly FormField[]
  readonly values: RowValues
  /** What is wrong with a value, by column. */
  readonly faults: ReadonlyMap<string, string>
  readonly onValues: (values: RowValues) => void
  readonly onSubmit: () => void
  /** What stands below the fields: buttons. */
  readonly children: ComponentChildren
}

/** One field for each column that the model reads. */
export function RowForm ({ fields, values, faults, onValues, onSubmit, children }: RowFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [faults])
  return (
    <form ref={form} class="fields" noValidate onSubmit={(event) => { event.preventDefault(); onSubmit() }}>
      {fields.map((field, index) => (
        <RowField
          key={field.name} field={field} id={`field-${index}`} value={values[field.name] ?? ''} fault={faults.get(field.name)}
          onValue={(value) => onValues({ ...values, [field.name]: value })}
        />
      ))}
      <div class="actions">{children}</div>
    </form>
  )
}

interface RowFieldProps {
  readonly field: FormField
  readonly id: string
  readonly value: string
  readonly fault: string | undefined
  readonly onValue: (value: string) => void
}

function RowField ({ field, id, value, fault, onValue }: RowFieldProps) {
  const { name, widget, levels, integer, pattern } = field
  const shared = {
    id,
    name,
    value,
    'aria-describedby': `${id}-help`,
    'aria-invalid': fault !== undefined,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => onValue(currentTarget.value)
  }
  return (
    <div class={`field${fault === undefined ? '' : ' invalid'}`}>
      <label for={id}>{name}</label>
      {widget === 'choice' && (
        <select id={id} name={name} value={value} aria-describedby={`${id}-help`} aria-invalid={fault !== undefined} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
          <option value="">{words.predict.unknown}</option>
          {(value === '' || levels.includes(value) ? levels : [value, ...levels]).map((level) => <option key={level} value={level}>{level}</option>)}
        </select>
      )}
      {widget === 'suggestion' && <><input {...shared} list={`${id}-levels`} /><datalist id={`${id}-levels`}>{levels.map((level) => <option key={level} value={level} />)}</datalist></>}
      {widget === 'number' && <input {...shared} type="number" step={integer ? 1 : 'any'} />}
      {widget === 'decimal' && <input {...shared} inputMode="decimal" />}
      {widget === 'day' && <input {...shared} type="date" />}
      {widget === 'date' && <input {...shared} placeholder={pattern?.split(' | ')[0] ?? ''} />}
      {widget === 'text' && <input {...shared} />}
      <small id={`${id}-help`} {...(fault !== undefined && { class: 'fault', role: 'alert' })}>{fault ?? helpOf(field)}</small>
    </div>
  )
}

function helpOf ({ range, pattern, missingShare }: FormField): string {
  return [
    range === null ? null : words.predict.range(range[0], range[1]),
    pattern === null || pattern === 'yyyy-MM-dd' ? null : words.predict.written(pattern),
    missingShare < 0.005 ? null : words.predict.missing(formatShare(missingShare))
  ].filter((part) => part !== null).join(' · ')
}

/** What a form begins with. */
export function typicalRow (fields: readonly FormField[]): RowValues {
  return Object.fromEntries(fields.map(({ name, typical }) => [name, typical]))
}

/** Faults by column, from the pointers of a problem: `/age`, `/0/age`. */
export function faultsByColumn (errors: readonly { readonly path: string, readonly detail: string }[]): ReadonlyMap<string, string> {
  return new Map(errors.map(({ path, detail }) => [path.split('/').at(-1)!.replaceAll('~1', '/').replaceAll('~0', '~'), detail]))
}
