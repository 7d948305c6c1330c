import * as Plot from '@observablehq/plot'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { roundLength } from './round-length.ts'
import { createSvgDocument } from './svg-document.ts'
import type { SvgElement } from './svg-document.ts'

export type PlotOptions = Omit<Plot.PlotOptions, 'document' | 'className' | 'ariaLabel'> & {
  /** What the plot shows, for those who do not see it. */
  readonly label: string
}

const document = createSvgDocument()

/** Draws a plot as SVG in a small DOM of its own. Styles are the page's, as a strict policy allows no other. */
export function renderPlot ({ label, ...options }: PlotOptions): Html {
  const svg = Plot.plot({ ...options, document: document as unknown as Document, className: 'plot', ariaLabel: label }) as unknown as SvgElement
  svg.setAttribute('role', 'img')
  return { markup: roundLengths(withoutLabels(svg.toMarkup('style'))) }
}

/** What an image consists of has no names of its own. */
const withoutLabels = (svg: string): string => svg.replaceAll(/<g aria-label="[^"<>]*"/g, '<g')

function roundLengths (svg: string): string {
  return svg.replace(/ (?:x|y|x1|x2|y1|y2|width|height|d|transform)="[^"<>]*"/g, (attribute) =>
    attribute.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (length) => String(roundLength(Number(length)))))
}

/** A plot with its words: what it shows, and what its colours mean. */
export function figure (plots: Html | readonly Html[], caption: Html | string): Html {
  return html`<figure>${plots}<figcaption>${caption}</figcaption></figure>`
}
