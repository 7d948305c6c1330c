import { formField } from '@assay/model'
import type { Artifact, FormField } from '@assay/model'
import type { FieldError, Prediction } from '@assay/shared'
import { html } from '@assay/report'
import type { Html } from '@assay/report'
import { answerMarkup } from './answer.ts'
import type { FormWords } from './form-words.ts'

export interface FormPage {
  readonly model: string
  readonly version: number
  readonly artifact: Pick<Artifact, 'fields' | 'recipe' | 'problem'>
  readonly words: FormWords
  /** What was posted, to be shown again. */
  readonly values?: ReadonlyMap<string, string>
  readonly prediction?: Prediction
  /** Of what was posted and cannot be read. */
  readonly errors?: readonly FieldError[]
}

/** A page with one field for each column that the model reads; it works without a script. */
export function formPage ({ model, version, artifact, words, values, prediction, errors = [] }: FormPage): string {
  const { recipe, problem } = artifact
  const fields = artifact.fields.map((field, index) => formField(field, recipe.inputs[index]!.format))
  return html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${problem.target} · ${model}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/assets/form.css">
</head>
<body>
<header class="masthead"><a class="mark" href="/">Assay</a></header>
<main class="narrow">
<p class="eyebrow">${model} · ${words.version(version)}</p>
<h1>${problem.target}</h1>
<p class="lead">${words.lead}</p>
${prediction !== undefined && answerMarkup(prediction, problem, words)}
${errors.length > 0 && html`<div class="panel" role="alert"><p>${words.unreadable}</p><ul lang="en">${errors.map(({ path, detail }) => html`<li><strong>${path.slice(1).replaceAll('~1', '/').replaceAll('~0', '~')}</strong>: ${detail}</li>`)}</ul></div>`}
<form class="panel fields" method="post" action="/models/${encodeURIComponent(model)}/predict">
${fields.map((field) => fieldMarkup(field, words, values === undefined ? field.typical : values.get(field.name) ?? ''))}
<p class="actions"><button type="submit" class="primary">${words.predict}</button></p>
</form>
</main>
</body>
</html>
`.markup
}

function fieldMarkup (field: FormField, words: FormWords, value: string): Html {
  return html`<label class="field"><span>${field.name}</span>${inputMarkup(field, value)}<small>${hint(field, words)}</small></label>
`
}

function inputMarkup ({ name, widget, integer, levels, pattern }: FormField, value: string): Html {
  switch (widget) {
    case 'choice': {
      const offered = value === '' || levels.includes(value) ? levels : [value, ...levels]
      return html`<select name="${name}"><option value=""></option>${offered.map((level) => level === value
        ? html`<option selected>${level}</option>`
        : html`<option>${level}</option>`)}</select>`
    }
    case 'suggestion': return html`<input name="${name}" value="${value}" list="levels of ${name}"><datalist id="levels of ${name}">${levels.map((level) => html`<option>${level}</option>`)}</datalist>`
    case 'number': return html`<input name="${name}" value="${value}" type="number" step="${integer ? '1' : 'any'}">`
    case 'decimal': return html`<input name="${name}" value="${value}" inputmode="decimal">`
    case 'day': return html`<input name="${name}" value="${value}" type="date">`
    case 'date': return html`<input name="${name}" value="${value}" placeholder="${pattern?.split(' | ')[0]}">`
    case 'text': return html`<input name="${name}" value="${value}">`
  }
}

function hint ({ range, pattern, missingShare }: FormField, words: FormWords): string {
  return [
    range === null ? null : words.range(range[0], range[1]),
    pattern === null || pattern === 'yyyy-MM-dd' ? null : words.written(pattern),
    missingShare < 0.005 ? null : words.missing(words.percent(missingShare))
  ].filter((part) => part !== null).join(' · ')
}
