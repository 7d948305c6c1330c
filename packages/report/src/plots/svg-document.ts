/**
 * As much of a DOM as Plot draws an SVG with: elements, attributes and texts, which become markup. Nothing is found, styled or heard in it,
 * so that a plot costs little more than its strings.
 */
export function createSvgDocument (): SvgDocument {
  const document: SvgDocument = {
    createElementNS: (namespaceURI, name) => new SvgElement(document, namespaceURI, name),
    get documentElement () { return new SvgElement(document, 'http://www.w3.org/1999/xhtml', 'html') }
  }
  return document
}

export interface SvgDocument {
  readonly createElementNS: (namespaceURI: string, name: string) => SvgElement
  readonly documentElement: SvgElement
}

export class SvgElement {
  readonly ownerDocument: SvgDocument
  readonly namespaceURI: string
  readonly tagName: string
  parentNode: SvgElement | null = null
  readonly #attributes = new Map<string, string>()
  readonly #children: (SvgElement | string)[] = []

  constructor (document: SvgDocument, namespaceURI: string, name: string) {
    this.ownerDocument = document
    this.namespaceURI = namespaceURI
    this.tagName = name
  }

  setAttribute (name: string, value: unknown): void { this.#attributes.set(name, String(value)) }
  setAttributeNS (_namespace: string, name: string, value: unknown): void { this.setAttribute(name, value) }
  removeAttribute (name: string): void { this.#attributes.delete(name) }

  set textContent (text: unknown) { this.#children.splice(0, Infinity, String(text)) }

  appendChild (child: SvgElement): SvgElement { return this.insertBefore(child, null) }

  insertBefore (child: SvgElement, next: SvgElement | null): SvgElement {
    child.parentNode?.removeChild(child)
    child.parentNode = this
    this.#children.splice(next === null ? this.#children.length : this.#children.indexOf(next), 0, child)
    return child
  }

  removeChild (child: SvgElement): void {
    this.#children.splice(this.#children.indexOf(child), 1)
    child.parentNode = null
  }

  /** @param name of the elements among its own children that are left out */
  toMarkup (without?: string): string {
    const attributes = Array.from(this.#attributes, ([name, value]) => ` ${name}="${escape(value)}"`).join('')
    const children = this.#children.filter((child) => typeof child === 'string' || child.tagName !== without)
    if (children.length === 0) return `<${this.tagName}${attributes}/>`
    return `<${this.tagName}${attributes}>${children.map((child) => typeof child === 'string' ? escape(child) : child.toMarkup()).join('')}</${this.tagName}>`
  }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\u00a0': '&#160;' }
const escape = (text: string): string => text.replace(/[&<>"\u00a0]/g, (character) => entities[character]!)
