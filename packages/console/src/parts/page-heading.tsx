import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

let isFirst = true

/** The heading of a page. It takes the focus when the address leads to it, but on the first page, where the browser has put it. */
export function PageHeading ({ children }: { readonly children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true })
    isFirst = false
  }, [location.hash])
  return <h1 ref={heading} tabIndex={-1}>{children}</h1>
}
