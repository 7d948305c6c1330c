/** Markup that is safe to send. */
export interface Html { readonly markup: string }
type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[]

/** Template tag: texts are escaped, markup stays, lists are joined, and nothing stands for null, undefined and false. */
export function html (literals: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return { markup: literals.reduce((markup, literal, index) => markup + toMarkup(parts[index - 1]) + literal) }
}

function toMarkup (part: HtmlPart): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return escapeHtml(part)
  return 'markup' in part ? part.markup : part.map(toMarkup).join('')
}

function escapeHtml (text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
