import type { Artifact, Field } from '@assay/model'
import type { Prediction } from '@assay/shared'
import type { CellFormat } from '@assay/table'
import { html } from '@assay/report'
import type { Html } from '@assay/report'
import { answerMarkup } from './answer.ts'

export interface FormPage {
  readonly model: string
  readonly version: number
  readonly artifact: Pick<Artifact, 'fields' | 'recipe' | 'problem'>
  /** What was posted, to be shown again. */
  readonly values?: ReadonlyMap<string, string>
  readonly prediction?: Prediction
}

/** A page with one field for each column that the model reads; it works without a script. */
export function formPage ({ model, version, artifact, values, prediction }: FormPage): string {
  const { fields, recipe, problem } = artifact
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${problem.target} · ${model}</title>
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/page.css">
</head>
<body>
<header class="bar"><a class="mark" href="/">Assay</a></header>
<main class="narrow">
<section class="card">
<h1>${problem.target}</h1>
<p class="quiet">Asks the model <b>${model}</b>, version ${version}. Leave a field empty where nothing is known.</p>
${prediction !== undefined && answerMarkup(prediction, problem)}
<form class="fields" id="champion-form" method="post" action="/models/${encodeURIComponent(model)}/predict">
${fields.map((field, index) => {
  const { format } = recipe.inputs[index]!
  return fieldMarkup(field, format, values === undefined ? typicalText(field, format) : values.get(field.name) ?? '')
})}
<p class="actions"><button type="submit">Predict</button></p>
</form>
</section>
</main>
</body>
</html>
`.markup
}

function fieldMarkup (field: Field, format: CellFormat, value: string): Html {
  return html`<label class="field"><span>${field.name}</span>${inputMarkup(field, format, value)}<small>${hint(field, format)}</small></label>
`
}

/** Up to this many levels are offered as a list to choose from; more are suggested while typing. */
const selectableLevels = 50

function inputMarkup (field: Field, format: CellFormat, value: string): Html {
  const { name, type, levels, integer } = field
  if (type === 'category' && levels.length > 0 && levels.length <= selectableLevels) {
    const offered = value === '' || levels.includes(value) ? levels : [value, ...levels]
    return html`<select name="${name}"><option value=""></option>${offered.map((level) => level === value
      ? html`<option selected>${level}</option>`
      : html`<option>${level}</option>`)}</select>`
  }
  if (type === 'category' && levels.length > 0) {
    return html`<input name="${name}" value="${value}" list="levels of ${name}"><datalist id="levels of ${name}">${levels.map((level) => html`<option>${level}</option>`)}</datalist>`
  }
  if (type === 'number' && isPlain(format)) return html`<input name="${name}" value="${value}" type="number" step="${integer ? '1' : 'any'}">`
  if (type === 'number') return html`<input name="${name}" value="${value}" inputmode="decimal">`
  if (type === 'date') return html`<input name="${name}" value="${value}" placeholder="${format.date?.pattern.split(' | ')[0]}">`
  return html`<input name="${name}" value="${value}">`
}

function hint ({ type, range, missingShare }: Field, format: CellFormat): string {
  const parts: string[] = []
  if (type === 'number' && range !== null) parts.push(`${numberText(range[0], format)} to ${numberText(range[1], format)} in training`)
  if (type === 'date' && range !== null) parts.push(`${dayText(range[0])} to ${dayText(range[1])} in training, written ${format.date?.pattern ?? isoDay}`)
  if (missingShare >= 0.005) parts.push(`${Math.round(missingShare * 100)} % missing`)
  return parts.join(' · ')
}

const isoDay = 'yyyy-MM-dd'

/** What a form starts from, in the text that the column's format reads. */
function typicalText ({ type, typical }: Field, format: CellFormat): string {
  const { date } = format
  if (typical === null) return ''
  // A day in ISO's form is the one date that is written without a formatter of patterns.
  if (type === 'date') return typeof typical === 'number' && date?.pattern === isoDay ? dayText(typical) : ''
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
