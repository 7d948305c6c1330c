import type { CellFormat } from '@assay/table'
import type { Field } from './artifact.ts'

/** How a form asks for one input column; every text is written as the column's cells are. */
export interface FormField {
  readonly name: string
  /** `decimal`: a number that a browser's number field does not read (`3,5`); `day`: a date as `yyyy-MM-dd`. */
  readonly widget: 'choice' | 'suggestion' | 'number' | 'decimal' | 'day' | 'date' | 'text'
  readonly integer: boolean
  /** Choices and suggestions, most frequent first. */
  readonly levels: readonly string[]
  /** What the form starts from; '' where nothing is known. */
  readonly typical: string
  /** Numbers and dates: from the smallest to the largest of training. */
  readonly range: readonly [low: string, high: string] | null
  /** Dates: how they are written. */
  readonly pattern: string | null
  readonly missingShare: number
}

export function formField (field: Field, format: CellFormat): FormField {
  const { name, type, integer, levels, range, missingShare } = field
  const write = type === 'date' ? dayText : (value: number) => numberText(value, format)
  return {
    name,
    widget: widgetOf(field, format),
    integer,
    levels,
    typical: typicalText(field, format),
    range: range === null ? null : [write(range[0]), write(range[1])],
    pattern: type === 'date' ? format.date?.pattern ?? isoDay : null,
    missingShare
  }
}

/** Up to this many levels are offered as a list to choose from; more are suggested while typing. */
const selectableLevels = 50

function widgetOf ({ type, levels }: Field, format: CellFormat): FormField['widget'] {
  switch (type) {
    case 'category': return levels.length === 0 ? 'text' : levels.length <= selectableLevels ? 'choice' : 'suggestion'
    case 'number': return isPlain(format) ? 'number' : 'decimal'
    case 'date': return (format.date?.pattern ?? isoDay) === isoDay ? 'day' : 'date'
    case 'text': return 'text'
  }
}

const isoDay = 'yyyy-MM-dd'

function typicalText ({ type, typical }: Field, format: CellFormat): string {
  if (typical === null) return ''
  // A day in ISO's form is the one date that is written without a formatter of patterns.
  if (type === 'date') return typeof typical === 'number' && (format.date?.pattern ?? isoDay) === isoDay ? dayText(typical) : ''
  return typeof typical === 'number' ? numberText(typical, format) : typical
}

/** The inverse of the column's number format, without grouping. */
function numberText (value: number, { number }: CellFormat): string {
  const shown = number?.percent === true ? `${Number((value * 100).toPrecision(12))}%` : String(value)
  return number?.decimal === ',' ? shown.replace('.', ',') : shown
}

function dayText (milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}

function isPlain ({ number }: CellFormat): boolean {
  return number === undefined || (number.decimal === '.' && !number.percent)
}
