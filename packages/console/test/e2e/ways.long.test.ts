import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { lookForFaults } from './look-for-faults.ts'
import { employeeLines, someEmployees } from './some-employees.ts'
import { startConsole } from './start-console.ts'
import type { TestConsole } from './start-console.ts'

let console: TestConsole

beforeAll(async () => {
  console = await startConsole()
  await console.train(someEmployees, { target: 'Attrition', name: 'people', trials: 2, learners: ['logistic'] })
}, 300_000)
afterAll(() => console.close())
afterEach(async () => {
  await console.closePages()
  expect(console.complaints()).toEqual([])
})

it('what cannot change is sent, and what would change the answer leaves it', async () => {
  const page = await console.open(`${console.url}/#/predict/people`)
  const whatIf = page.locator('.what-if')
  await page.getByRole('button', { name: 'Predict' }).click()
  await whatIf.locator('strong').first().waitFor()
  const column = (await whatIf.locator('strong').first().textContent())!
  await page.getByText('What cannot change').click()
  await page.getByRole('group', { name: 'What cannot change' }).getByLabel(column, { exact: true }).check()
  const [asked] = await Promise.all([page.waitForRequest(/predict\?/), page.getByRole('button', { name: 'Predict' }).click()])
  expect(new URL(asked.url()).searchParams.get('immutable')).toBe(column)
  await expect.poll(() => whatIf.locator('strong').allTextContents()).not.toContain(column)
})

it('a whole file is summed up before its answers are taken', async () => {
  const page = await console.open(`${console.url}/#/predict/people`)
  const rows = employeeLines.slice(0, 41).map((line, row) => `${line.slice(line.indexOf(',') + 1)},${row === 0 ? 'Mood' : 'fine'}`)
  await page.setInputFiles('input[type=file]', { name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\n')}\n`) })
  await page.getByRole('link', { name: /^Download/ }).waitFor()
  const summary = (await page.locator('.batch').textContent())!
  expect(summary).toContain('40 rows are answered.')
  expect(summary).toMatch(/unknown to the model, ignored: .*Mood/)
})

it('a file of something else is not answered unless that is meant', async () => {
  const page = await console.open(`${console.url}/#/predict/people`)
  await page.setInputFiles('input[type=file]', { name: 'iris.csv', mimeType: 'text/csv', buffer: Buffer.from('petal,sepal\n1.5,2\n2.5,3\n') })
  await page.getByText(/^The file has only 0 of the \d+ columns/).waitFor()
  expect(await page.getByRole('link', { name: /^Download/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Answer it all the same' }).click()
  await page.getByRole('link', { name: /^Download/ }).waitFor()
  expect(await page.locator('.batch').textContent()).toContain('2 rows are answered. 100% of them have a warning')
})

it('the queues tell who works for them', async () => {
  const page = await console.open(console.url)
  await page.getByRole('link', { name: 'Workers' }).click()
  await page.locator('.workers li').nth(2).waitFor()
  const { items } = await console.client.workers()
  expect(await page.locator('.workers code').allTextContents()).toEqual(items.flatMap(({ workers }) => workers.map(({ name }) => name)))
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Cleaning', 'Training', 'Evaluating'])
  expect(await lookForFaults(page)).toEqual([])
})

it('a pipeline that is cancelled says what is kept, before and after, where the focus is', async () => {
  const { pipeline: { id } } = await console.client.datasets.upload(`${employeeLines.join('\n')}\n`, { target: 'Attrition', name: 'long', trials: 500, learners: ['logistic'] })
  const page = await console.open(`${console.url}/#/pipelines/${id}`)
  await page.locator('.board tbody tr').first().waitFor()
  await page.getByText('The best of what has finished is kept').waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.locator('.chip.cancelled').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement!.textContent)).toBe('Stopped before its end. The best of what had finished was kept.')
})
