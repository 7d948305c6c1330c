import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { someEmployees } from './some-employees.ts'
import { startConsole } from './start-console.ts'
import type { TestConsole } from './start-console.ts'

let console: TestConsole
let pipelineId: string

beforeAll(async () => {
  console = await startConsole()
  const order = { target: 'Attrition', name: 'people', trials: 2, learners: ['logistic'] } as const
  pipelineId = (await console.train(someEmployees, order)).id
  await console.train(someEmployees, { ...order, seed: 2 })
}, 300_000)
afterAll(() => console.close())
afterEach(async () => {
  await console.closePages()
  expect(console.complaints()).toEqual([])
})

/** What has the focus: its tag and what it says. */
const focused = (page: Page): Promise<string> => page.evaluate(() => `${document.activeElement!.tagName} ${document.activeElement!.textContent}`)
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

describe('an address', () => {
  it('gives each page a title of its own, and its heading the focus, but for the first page', async () => {
    const page = await console.open(console.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect([await page.title(), await focused(page)]).toEqual(['Train a model you can trust · Assay', expect.stringMatching(/^BODY/)])
    for (const [hash, title, heading] of [
      ['#/models/people', 'people — Model · Assay', 'people'],
      ['#/models/people/1', 'people — Model · Assay', 'people'],
      ['#/predict/people', 'people — Predictions · Assay', 'Predict Attrition'],
      [`#/pipelines/${pipelineId}`, 'people — Pipeline · Assay', 'people'],
      ['#/', 'Train a model you can trust · Assay', 'Train a model you can trust']
    ] as const) {
      await page.evaluate((hash) => { location.hash = hash; (document.activeElement as HTMLElement).blur() }, hash)
      await expect.poll(() => focused(page)).toBe(`H1 ${heading}`)
      expect(await page.title()).toBe(title)
    }
  })

  it('has its title in the language of the reader', async () => {
    const page = await console.open(`${console.url}/#/models/people`, { locale: 'fr-FR' })
    await expect.poll(() => page.title()).toBe('people — Modèle · Assay')
  })
})

describe('on a phone', () => {
  it.each([['the form', '/#/predict/people'], ['the offline page', '/models/people/versions/1/page.html']])('the answer of %s comes into sight and has the focus', async (_page, path) => {
    const page = await console.open(`${console.url}${path}`, phone)
    await page.getByRole('button', { name: 'Predict' }).click()
    await page.locator('.answer').waitFor()
    expect(await focused(page)).toBe('H2 The answer')
    const { y } = (await page.locator('.answer .verdict').boundingBox())!
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(phone.viewport.height - 40)
  })

  it('a field at fault has the focus', async () => {
    const page = await console.open(`${console.url}/#/predict/people`, phone)
    // As a browser without date fields would send it.
    await page.getByLabel('HireDate').evaluate((input: HTMLInputElement) => { input.type = 'text' })
    await page.getByLabel('HireDate').fill('some day')
    const complaint = page.waitForEvent('console')
    await page.getByRole('button', { name: 'Predict' }).click()
    await page.locator('.field.invalid .fault').waitFor()
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('HireDate')
    await complaint
    expect(console.complaints()).toEqual([expect.stringContaining('422')])
  })
})

describe('an action', () => {
  it('leaves the focus where its end is told', async () => {
    await console.client.models.promote('people', 1)
    const page = await console.open(`${console.url}/#/models/people`)
    await page.getByRole('button', { name: 'Promote 2' }).click()
    await expect.poll(() => focused(page)).toBe('P Version 2 answers now')
    await page.getByRole('button', { name: 'Ask it too' }).click()
    await page.getByRole('button', { name: 'Ask it no more' }).waitFor()
    await expect.poll(() => focused(page)).toBe('H2 Shadow')
  })
})
