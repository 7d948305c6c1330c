import * as Plot from '@observablehq/plot'

export type PlotOptions = Omit<Plot.PlotOptions, 'className' | 'ariaLabel'> & {
  /** What the plot shows, for those who do not see it. */
  readonly label: string
}

/** Draws a plot; its style is the page's, as a strict policy allows no other. */
export function renderPlot ({ label, ...options }: PlotOptions): SVGElement | HTMLElement {
  const svg = Plot.plot({ ...options, className: 'plot', ariaLabel: label })
  svg.querySelector('style')?.remove()
  svg.setAttribute('role', 'img')
  // What an image consists of has no names of its own.
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  return svg
}
