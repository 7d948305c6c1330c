import type { TestConsole } from '../../packages/console/test/e2e/start-console.ts'

/** In milliseconds since the navigation began, and bytes over the wire. */
export interface Visit {
  /** Until the server's last byte of the page. */
  readonly answered: number
  readonly firstPaint: number
  readonly loaded: number
  /** Until an element that the page is visited for is there and laid out. */
  readonly shown: number
  readonly bytes: number
}

/** Opens a page in a browser that knows nothing yet. */
export async function visitPage ({ open, url }: Pick<TestConsole, 'open' | 'url'>, path: string, shownBy: string): Promise<Visit> {
  const page = await open('about:blank')
  await page.addInitScript((selector) => {
    const look = (): void => {
      const box = document.querySelector(selector)?.getBoundingClientRect()
      if (box === undefined || box.width === 0) requestAnimationFrame(look)
      else performance.mark('shown')
    }
    requestAnimationFrame(look)
  }, shownBy)
  await page.goto(`${url}${path}`)
  await page.waitForFunction(() => performance.getEntriesByName('shown').length > 0 && performance.getEntriesByName('first-contentful-paint').length > 0)
  const visit = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as [PerformanceNavigationTiming]
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    return {
      answered: navigation.responseEnd,
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
      loaded: navigation.loadEventEnd,
      shown: performance.getEntriesByName('shown')[0]!.startTime,
      bytes: [navigation, ...resources].reduce((sum, { transferSize }) => sum + transferSize, 0)
    }
  })
  await page.context().close()
  return visit
}
