/** Markup that is safe to send. */
export interface Html { readonly markup: string }
type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[]

/** Template tag: texts are escaped, markup stays, lists are joined, and nothing stands for null, undefined and false. */
export function html (literals: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return { markup: literals.reduce((markup, literal, index) => markup + toMarkup(parts[index - 1]) + literal) }
}

function toMarkup (part: HtmlPart): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return 'markup' in part ? part.markup : part.map(toMarkup).join('')
}

function escapeHtml (text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
