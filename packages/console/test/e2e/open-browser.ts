import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'
]

export interface TestBrowser {
  /** A page of a browser that knows nothing yet; the test fails on what its console complains of, and on a request to another host. */
  readonly open: (url: string, options?: BrowserContextOptions) => Promise<Page>
  /** What pages complained of since the last look. */
  readonly complaints: () => readonly string[]
  /** Nothing that an earlier page awaits can then complain. */
  readonly closePages: () => Promise<void>
  readonly close: () => Promise<void>
}

/** @throws {Error} where no Chromium can be had */
export async function openBrowser (): Promise<TestBrowser> {
  const found = await findChromium()
  if (found === null) throw new Error('There is no Chromium: install it, or name it by CHROMIUM')
  process.stdout.write(`Chromium: ${found.from}\n`)
  const { executablePath, env } = launchOf(found.command)
  const browser: Browser = await chromium.launch({ executablePath, args: flags, ...(env !== undefined && { env }) })
  let heard: string[] = []
  return {
    async open (url, options = {}) {
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(60_000)
      page.on('pageerror', ({ message }) => heard.push(message))
      page.on('console', (message) => { if (message.type() === 'error') heard.push(`${message.text()} ${message.location().url}`) })
      page.on('request', (request) => { if (isElsewhere(request.url(), url)) heard.push(`asked ${request.url()}`) })
      await page.goto(url)
      return page
    },
    complaints () {
      const complaints = heard
      heard = []
      return complaints
    },
    async closePages () { await Promise.all(browser.contexts().map((context) => context.close())) },
    close: () => browser.close()
  }
}

/** A fetched Chromium is run by `/usr/bin/env LD_LIBRARY_PATH=… chromium`; Playwright wants the two apart. */
function launchOf (command: readonly string[]): { readonly executablePath: string, readonly env?: Record<string, string> } {
  const assignments = command.filter((word) => /^[A-Z_]+=/.test(word)).map((word) => word.split('=', 2) as [string, string])
  const executablePath = command.at(-1)!
  return assignments.length === 0 ? { executablePath } : { executablePath, env: { ...process.env as Record<string, string>, ...Object.fromEntries(assignments) } }
}

function isElsewhere (asked: string, page: string): boolean {
  const { protocol, host } = new URL(asked)
  return /^(https?|wss?):$/.test(protocol) && host !== new URL(page).host
}
