import { parseHTML } from 'linkedom'

/** As much of an element as these tests look at; the compiler knows no DOM here. */
export interface FoundElement {
  readonly id: string
  readonly tagName: string
  readonly textContent: string
  readonly attributes: Iterable<{ readonly name: string, readonly value: string }>
  readonly getAttribute: (name: string) => string | null
  readonly querySelector: (selector: string) => FoundElement | null
  readonly querySelectorAll: (selector: string) => Iterable<FoundElement>
}

/** @param markup a page, or a part of one */
export function findElements (markup: string, selector: string): FoundElement[] {
  const { document } = parseHTML(markup.startsWith('<!doctype') ? markup : `<!doctype html><html><body>${markup}</body></html>`)
  return Array.from(document.querySelectorAll(selector) as Iterable<FoundElement>)
}
