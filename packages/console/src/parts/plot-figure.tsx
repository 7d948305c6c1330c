import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

/** Draws something as wide as there is room, in pixels. */
export type Draw<Input> = (input: Input, width: number) => SVGElement | HTMLElement

/** Pixels below which no plot can be drawn; a page that is being laid out may have less for a moment. */
const leastWidth = 160

interface PlotFigureProps<Input> {
  /** Loads the drawing with its library, when the first plot shows. */
  readonly load: () => Promise<Draw<Input>>
  readonly input: Input
  /** Pixels that are kept free until it is drawn. */
  readonly height: number
  readonly caption?: ComponentChildren
}

/** A plot that is drawn again when its input or its width changes. */
export function PlotFigure<Input> ({ load, input, height, caption }: PlotFigureProps<Input>) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [draw, setDraw] = useState<{ readonly by: Draw<Input> } | null>(null)

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)))
    observer.observe(place.current!)
    load().then((by) => setDraw({ by }), () => {})
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (draw !== null && width >= leastWidth) place.current!.replaceChildren(draw.by(input, width))
  }, [draw, width, input])

  return (
    <figure>
      <div ref={place} style={{ minHeight: `${height}px` }} />
      {caption !== undefined && <figcaption>{caption}</figcaption>}
    </figure>
  )
}
