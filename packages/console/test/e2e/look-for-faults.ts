import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Looks when nothing is awaited any more.
 *
 * @returns what keeps people with keyboards and screen readers out, and whatever hangs over the page's right edge
 */
export async function lookForFaults (page: Page): Promise<readonly string[]> {
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  // Evaluated by the debugger, which a strict policy for scripts does not hold back.
  const { violations } = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`) as AxeResults
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return [
    ...serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`).join(' | ')}`),
    ...(overhang > 0 ? [`the page is ${overhang} pixels too wide`] : [])
  ]
}
