import { expect, it } from 'vitest'
import { createSvgDocument } from '../../src/plots/svg-document.ts'

const svg = 'http://www.w3.org/2000/svg'
const document = createSvgDocument()
const element = (name: string, text?: string) => Object.assign(document.createElementNS(svg, name), text !== undefined && { textContent: text })

it('says what it was given, escaped, in the order it was given', () => {
  const group = element('g')
  group.setAttribute('aria-label', '"<&>"')
  group.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', '#a')
  group.setAttribute('fill', 'none')
  group.removeAttribute('fill')
  const last = group.appendChild(element('text', '</text>\u00a0& more'))
  group.insertBefore(element('rect'), last)
  expect(group.toMarkup()).toBe('<g aria-label="&quot;&lt;&amp;&gt;&quot;" xlink:href="#a"><rect/><text>&lt;/text&gt;&#160;&amp; more</text></g>')
})

it('has an element in one place, and a text in place of all that was there', () => {
  const [one, other, moved] = [element('g'), element('g'), element('rect')]
  one.appendChild(moved)
  other.appendChild(moved)
  expect([one.toMarkup(), other.toMarkup(), moved.parentNode]).toEqual(['<g/>', '<g><rect/></g>', other])
  other.textContent = 'a'
  other.textContent = 'b'
  expect(other.toMarkup()).toBe('<g>b</g>')
})

it('leaves out its own children of a name', () => {
  const plot = element('svg')
  plot.appendChild(element('style', 'a {}'))
  plot.appendChild(element('g')).appendChild(element('style', 'b {}'))
  expect(plot.toMarkup('style')).toBe('<svg><g><style>b {}</style></g></svg>')
})
