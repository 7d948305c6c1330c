import type { ScaleLinear } from 'd3-scale'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { roundLength } from './round-length.ts'

export interface Axis {
  readonly scale: ScaleLinear<number, number>
  readonly ticks: readonly number[]
  readonly write: (tick: number) => string
}

/** Ticks below a plot, and what they say. @param y of the axis, in pixels */
export function xAxis ({ scale, ticks, write }: Axis, y: number): Html {
  const places = ticks.map((tick) => roundLength(scale(tick)))
  return html`<path class="tick" d="${places.map((x) => `M${x},${y}v6`).join('')}"/><g class="x">${places.map((x, place) => html`<text x="${x}" y="${y + 9}" dy=".71em">${write(ticks[place]!)}</text>`)}</g>`
}

/** Ticks to the left of a plot, and what they say. @param x of the axis, in pixels */
export function yAxis ({ scale, ticks, write }: Axis, x: number): Html {
  const places = ticks.map((tick) => roundLength(scale(tick)))
  return html`<path class="tick" d="${places.map((y) => `M${x},${y}h-6`).join('')}"/><g class="y">${places.map((y, place) => html`<text x="${x - 9}" y="${y}" dy=".32em">${write(ticks[place]!)}</text>`)}</g>`
}
