import { readFileSync } from 'node:fs'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findEnglish } from './find-english.ts'
import { lookForFaults } from './look-for-faults.ts'
import { employeeLines, someEmployees } from './some-employees.ts'
import { startConsole } from './start-console.ts'
import type { TestConsole } from './start-console.ts'

let console: TestConsole
let pipelineId: string
let datasetId: string
const order = { target: 'Attrition', name: 'people', trials: 4, learners: ['baseline', 'logistic', 'boosting'], sensitive: ['Gender'] } as const

beforeAll(async () => {
  console = await startConsole()
  const pipeline = await console.train(someEmployees, order)
  pipelineId = pipeline.id
  datasetId = pipeline.datasetId
  await console.train(someEmployees, { ...order, seed: 2 })
}, 600_000)
afterAll(() => console.close())
afterEach(async () => {
  await console.closePages()
  expect(console.complaints()).toEqual([])
})

const champion = async (): Promise<number | undefined> => (await console.client.models.get('people')).champion
const stateOf = async (id: string): Promise<string> => (await console.client.pipelines.get(id)).state
const idOf = (page: Page): string => new URL(page.url()).hash.split('/').at(-1)!

/** Waits until the page shows another pipeline. */
async function nextPipeline (page: Page, before: string): Promise<string> {
  await page.waitForURL((url) => url.hash.startsWith('#/pipelines/') && !url.hash.endsWith(before))
  return idOf(page)
}

describe('a file', () => {
  it('is taken where it is dropped', async () => {
    const page = await console.open(console.url)
    const dropped = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }))
      return transfer
    }, someEmployees)
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped })
    await page.getByRole('radio', { name: 'Attrition category' }).check()
    await page.getByText('More options').click()
    expect(await page.getByLabel('Model name').getAttribute('placeholder')).toBe('dropped')
  })

  it('tells how much of it has been sent, until the pipeline is there', async () => {
    const page = await console.open(console.url)
    const rows = employeeLines.slice(1)
    const large = `${[employeeLines[0]!, ...Array.from({ length: 8 }, () => rows).flat()].join('\n')}\n`
    await page.setInputFiles('input[type=file]', { name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.from(large) })
    await page.getByRole('radio', { name: 'Attrition category' }).check()
    await page.evaluate(() => {
      const shown: number[] = []
      Object.assign(globalThis, { shown })
      new MutationObserver(() => {
        const share = Number(document.querySelector('.upload [role=progressbar]')?.getAttribute('aria-valuenow') ?? Number.NaN)
        if (!Number.isNaN(share) && share !== shown.at(-1)) shown.push(share)
      }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-valuenow'] })
    })
    const network = await page.context().newCDPSession(page)
    await network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: large.length / 4 })
    await page.getByRole('button', { name: 'Learn to predict Attrition' }).click()
    const bar = page.getByRole('progressbar', { name: 'Uploading' })
    await bar.waitFor()
    await page.waitForURL((url) => url.hash.startsWith('#/pipelines/'))
    expect(await bar.count()).toBe(0)
    const shown = await page.evaluate(() => (globalThis as unknown as { readonly shown: readonly number[] }).shown)
    expect(shown).toEqual(shown.toSorted((one, other) => one - other))
    expect([shown[0], shown.at(-1)]).toEqual([0, 100])
    expect(shown.filter((share) => share > 0 && share < 100).length).toBeGreaterThan(2)
    await console.client.pipelines.cancel(idOf(page))
  })

  it('whose columns are not known is asked for its target, and offers no choice among columns', async () => {
    const page = await console.open(console.url)
    await page.setInputFiles('input[type=file]', { name: 'rows.parquet', mimeType: 'application/octet-stream', buffer: Buffer.from('PAR1') })
    const target = page.getByLabel('Which column should be predicted?')
    await target.fill('Attri')
    await page.getByText('More options').click()
    await target.fill('Attrition')
    await page.getByLabel('Trials', { exact: true }).fill('3')
    await expect.poll(() => page.locator('.options legend').allTextContents()).toEqual(['The question', 'The search', 'Learners', 'Columns'])
    expect(await page.locator('.options details').count()).toBe(0)
  })

  it('is asked about another target without what was said of the one before', async () => {
    const page = await console.open(console.url)
    await page.setInputFiles('input[type=file]', { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(someEmployees) })
    await page.getByRole('radio', { name: 'OverTime category' }).check()
    await page.getByText('More options').click()
    await page.getByLabel('Trials', { exact: true }).fill('3')
    await page.getByLabel('The class it is about').selectOption('Yes')
    await page.getByRole('group', { name: 'Leave out' }).getByLabel('Age').check()
    await page.getByRole('radio', { name: 'Age number' }).check()
    await page.getByRole('button', { name: 'Learn to predict Age' }).click()
    await page.waitForURL((url) => url.hash.startsWith('#/pipelines/'))
    const { options } = await console.client.pipelines.get(idOf(page))
    expect(options).toMatchObject({ target: 'Age', trials: 3 })
    expect([options.positive, options.ignore]).toEqual([undefined, undefined])
    await console.client.pipelines.cancel(idOf(page))
  })
})

describe('a pipeline', () => {
  it('shows how far it is while it works, and is cancelled by its button', async () => {
    const { pipeline: { id } } = await console.client.datasets.upload(`${employeeLines.join('\n')}\n`, { target: 'Attrition', name: 'long', trials: 500 })
    const page = await console.open(`${console.url}/#/pipelines/${id}`)
    await page.locator('.stages [aria-current=step]', { hasText: 'Training' }).waitFor()
    await page.locator('.plot').waitFor()
    await expect.poll(() => page.locator('.figures dd').allTextContents()).toEqual([expect.stringMatching(/^\d+ \/ 500$/), expect.stringMatching(/^0\.\d{4}$/), expect.stringMatching(/^\d+ (sec|min)s?$/)])
    await page.locator('.board tbody tr').first().waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.locator('.chip.cancelled').waitFor()
    expect(await stateOf(id)).toBe('cancelled')
  })

  it('follows an edited plan: a step taken out, a number changed, a step added', async () => {
    const page = await console.open(`${console.url}/#/pipelines/${pipelineId}`)
    const before = await console.client.datasets.plan((await console.client.pipelines.get(pipelineId)).datasetId)
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('button', { name: /^Remove/ }).first().click()
    await page.getByLabel('from quantile').first().fill('0.02')
    await page.getByLabel('from quantile').first().blur()
    await page.getByLabel('Column').selectOption('TrainingHours')
    await page.getByRole('group', { name: 'Add a step' }).getByRole('button', { name: 'Left out' }).click()
    await page.getByRole('button', { name: 'Train with this plan' }).click()
    const { datasetId } = await console.client.pipelines.get(await nextPipeline(page, pipelineId))
    await page.getByText(/^Version \d+ (answers now|is registered)/).waitFor()
    const { steps } = await console.client.datasets.plan(datasetId)
    expect(steps).toHaveLength(before.steps.length)
    expect(steps).not.toContainEqual(before.steps[0])
    expect(steps.find(({ step }) => step === 'clip')).toMatchObject({ lowQuantile: 0.02 })
    expect(steps.at(-1)).toMatchObject({ step: 'drop', column: 'TrainingHours' })
  })

  it('that met a leak shows the evidence, and goes on without the column', async () => {
    const leaking = employeeLines.slice(0, 401).map((line, row) => row === 0 ? `${line},Farewell` : `${line},${line.endsWith('Yes') ? 'party' : 'none'}`).join('\n')
    const { id, state } = await console.train(`${leaking}\n`, { target: 'Attrition', name: 'leaky', trials: 2 })
    expect(state).toBe('failed')
    const page = await console.open(`${console.url}/#/pipelines/${id}`)
    await page.getByRole('heading', { name: 'A column gives the answer away' }).waitFor()
    expect(await page.locator('.evidence').textContent()).toContain('Farewell')
    expect(await lookForFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Leave out Farewell' }).click()
    const next = await nextPipeline(page, id)
    await page.getByText(/^Version 1 answers now/).waitFor()
    expect((await console.client.pipelines.get(next)).options.ignore).toEqual(['Farewell'])
  })
})

describe('a model', () => {
  it('is promoted and rolled back', async () => {
    const page = await console.open(`${console.url}/#/models/people`)
    await console.client.models.promote('people', 1)
    await page.reload()
    await page.getByRole('button', { name: 'Promote 2' }).click()
    await page.getByRole('button', { name: 'Roll back to 1' }).waitFor()
    expect(await champion()).toBe(2)
    await page.getByRole('button', { name: 'Roll back to 1' }).click()
    await page.getByRole('button', { name: 'Promote 2' }).waitFor()
    expect(await champion()).toBe(1)
    await page.getByText('Champions so far').click()
    await expect.poll(() => page.locator('section:has(#versions) ol li').count()).toBeGreaterThanOrEqual(3)
  })

  it('has another version asked beside its champion', async () => {
    const page = await console.open(`${console.url}/#/models/people`)
    const panel = page.locator('section:has(#shadow)')
    await panel.getByRole('button', { name: 'Ask it too' }).click()
    await panel.getByText(/^Version \d+ is asked too/).waitFor()
    const { shadow } = await console.client.models.get('people')
    expect(shadow).toBeGreaterThanOrEqual(1)
    expect(shadow).not.toBe(await champion())
    expect(await lookForFaults(page)).toEqual([])
    await panel.getByRole('button', { name: 'Ask it no more' }).click()
    await panel.getByRole('button', { name: 'Ask it too' }).waitFor()
    expect((await console.client.models.get('people')).shadow).toBeUndefined()
  })

  it('tells how far the rows in use are from those of training, and what came true', async () => {
    const names = employeeLines[0]!.split(',')
    const rows = employeeLines.slice(1, 251).map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at]!, names[at] === 'Age' ? '64' : cell])))
    const { version, predictions } = await console.client.predict(rows, { model: 'people' })
    const outcomes = predictions.map(({ id }, at) => ({ predictionId: id, actual: rows[at]!['Attrition'] }))
    expect((await fetch(`${console.url}/outcomes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(outcomes) })).status).toBe(200)
    const page = await console.open(`${console.url}/#/models/people/${version}`)
    const panel = page.locator('section:has(#live)')
    await panel.getByText('Population stability index').waitFor()
    expect(await panel.locator('table').first().locator('tbody tr').first().textContent()).toMatch(/^Age\d+\.\d{3}shifted$/)
    expect(await panel.locator('table').last().locator('tbody th').allTextContents()).toEqual(['ROC AUC', 'log loss', 'Brier score'])
    expect(await page.locator('section:has(#versions) th.number').textContent()).toBe('ROC AUC on locked rows')
    expect(await lookForFaults(page)).toEqual([])
  })

  it('says once, in the language of its reader, that a person should be asked', async () => {
    const names = employeeLines[0]!.split(',')
    const rows = employeeLines.slice(1, 601).map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at]!, cell])))
    const { predictions } = await console.client.predict(rows, { model: 'people', conformal: true })
    const unsure = rows[predictions.findIndex((prediction) => 'abstain' in prediction && prediction.abstain === true)]!
    const page = await console.open(`${console.url}/#/predict/people`, { locale: 'fr-FR' })
    await page.locator('form.fields .field').first().waitFor()
    for (const field of await page.locator('form.fields [name]').all()) {
      const value = unsure[(await field.getAttribute('name'))!]!
      await (await field.evaluate(({ tagName }) => tagName) === 'SELECT' ? field.selectOption(value) : field.fill(value))
    }
    await page.getByRole('button', { name: 'Prédire' }).click()
    await page.locator('.answer .note').waitFor()
    expect(await page.locator('.answer').textContent()).toMatch(/Demandez à une personne|demandez à une personne/)
    expect(await page.locator('.answer').textContent()).not.toContain('Ask a person')
  })

  it('shows what another threshold would answer', async () => {
    const page = await console.open(`${console.url}/#/models/people/1`)
    const answered = async (column: number) => (await page.locator('.confusion tbody td').allTextContents()).filter((_, cell) => cell % 2 === column).map((text) => text.split(' ')[0])
    await page.getByRole('slider').fill('0')
    await expect.poll(() => answered(0)).toEqual(['0', '0'])
    await page.getByRole('slider').fill('1')
    await expect.poll(() => answered(1)).toEqual(['0', '0'])
  })

  it('answers a whole file as the API does', async () => {
    const rows = `${employeeLines.slice(0, 1).concat(employeeLines.slice(500, 540)).join('\n')}\n`
    const page = await console.open(`${console.url}/#/predict/people`)
    await page.setInputFiles('input[type=file]', { name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) })
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^Download/ }).click()])
    expect(download.suggestedFilename()).toBe('rows-people.csv')
    expect(readFileSync(await download.path(), 'utf8')).toBe(await new Response(await console.client.predictCsv(rows, { model: 'people' })).text())
  })

  it('says at the field what it cannot read', async () => {
    const page = await console.open(`${console.url}/#/predict/people`)
    // As a browser without date fields would send it.
    await page.getByLabel('HireDate').evaluate((input: HTMLInputElement) => { input.type = 'text' })
    await page.getByLabel('HireDate').fill('some day')
    const complaint = page.waitForEvent('console')
    await page.getByRole('button', { name: 'Predict' }).click()
    await page.locator('.field.invalid .fault').waitFor()
    await complaint
    expect(await page.locator('.field.invalid label').textContent()).toBe('HireDate')
    expect(console.complaints()).toEqual([expect.stringContaining('422')])
  })

  it('is one page that answers without the server as the server does', { timeout: 300_000 }, async () => {
    const page = await console.open(`${console.url}/models/people/versions/1/page.html`)
    await page.locator('.field').first().waitFor()
    await page.context().setOffline(true)
    const names = employeeLines[0]!.split(',')
    const read = await page.evaluate(() => [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('form [name]')].map(({ name }) => name))
    const rows = employeeLines.slice(1000, 1200).map((line, index) => {
      const cells = line.split(',')
      const row = Object.fromEntries(read.map((name) => [name, cells[names.indexOf(name)]!]))
      if (index % 4 === 1) row[read[index % read.length]!] = ''
      if (index % 4 === 2) row['JobRole'] = `Astronaut ${index}`
      return row
    })
    const { predictions } = await console.client.predict(rows, { model: 'people', version: 1 })
    const answers = await page.evaluate(async (rows) => {
      const answers: Record<string, number>[] = []
      for (const row of rows) {
        for (const [name, text] of Object.entries(row)) {
          const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(`form [name="${name}"]`)!
          if (field instanceof HTMLSelectElement && ![...field.options].some(({ value }) => value === text)) field.add(new Option(text, text))
          field.value = text
          field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
          await new Promise((resolve) => setTimeout(resolve))
        }
        document.querySelector('form')!.requestSubmit()
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
        answers.push(Object.fromEntries([...document.querySelectorAll('meter')].map((meter) => [meter.ariaLabel!, meter.value])))
      }
      return answers
    }, rows)
    expect(answers).toEqual(predictions.map((prediction) => (prediction as { probabilities: Record<string, number> }).probabilities))
    expect(await lookForFaults(page)).toEqual([])
  })
})

const looks: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true }],
  ['wide', { viewport: { width: 2200, height: 1200 } }],
  ['in French', { locale: 'fr-CA' }]
]

/** Each with its address, and what shows that it is there. */
const pages: readonly [name: string, path: () => string, sign: string][] = [
  ['the home page', () => '/', '.list li'],
  ['a pipeline', () => `/#/pipelines/${pipelineId}`, '.steps li'],
  ['a model', () => '/#/models/people/1', '.plot'],
  ['the form', () => '/#/predict/people', '.field'],
  ['the form without a script', () => '/models/people/form', '.field'],
  ['the offline page', () => '/models/people/versions/1/page.html', '.field'],
  ['the report', () => `/datasets/${datasetId}/report`, '#cleaning'],
  ['the card', () => '/models/people/versions/1/card', '#origin']
]

describe.each(looks)('%s', (_name, options) => {
  it.each(pages)('%s has no serious fault', async (_page, path, sign) => {
    const page = await console.open(`${console.url}${path()}`, options)
    await page.locator(sign).first().waitFor()
    expect(await lookForFaults(page)).toEqual([])
  })
})

describe('words', () => {
  it.each(pages)('of %s are all French to a French browser', async (_page, path, sign) => {
    const page = await console.open(`${console.url}${path()}`, { locale: 'fr-FR' })
    await page.locator(sign).first().waitFor()
    const ask = page.locator('form.fields button[type=submit]')
    if (await ask.count() > 0) {
      await ask.click()
      await page.locator('.answer .verdict').waitFor()
    }
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr')
    expect(await lookForFaults(page)).toEqual([])
    expect(await findEnglish(page)).toEqual([])
    expect(await page.locator('.note.good [lang=en], [aria-labelledby=board] .verdicts[lang=en], .scores .pair .verdicts[lang=en], #summary [lang=en]').allTextContents()).toEqual([])
  })

  it.each([
    ['fr-CA', 'fr', 'Entraînez un modèle digne de confiance'],
    ['de-DE', 'en', 'Train a model you can trust']
  ])('are those of the browser: %s', async (locale, language, title) => {
    const page = await console.open(console.url, { locale })
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language)
  })
})
