import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookForFaults } from './look-for-faults.ts'
import { someEmployees } from './some-employees.ts'
import { startConsole } from './start-console.ts'
import type { TestConsole } from './start-console.ts'

let console: TestConsole
beforeAll(async () => { console = await startConsole() }, 300_000)
afterAll(() => console.close())

test('from a file to an answer: upload, target, options, live search, board, form', { timeout: 300_000 }, async () => {
  const page = await console.open(console.url)
  await page.setInputFiles('input[type=file]', { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(someEmployees) })
  await page.getByRole('radio', { name: 'Attrition category' }).check()
  await page.getByText('More options').click()
  await page.getByLabel('Trials', { exact: true }).fill('3')
  await page.getByLabel('Leave out columns no better than chance').check()
  await page.getByRole('group', { name: 'Learners' }).getByLabel('xgboost').uncheck()
  expect(await lookForFaults(page)).toEqual([])

  await page.getByRole('button', { name: 'Learn to predict Attrition' }).click()
  await page.getByRole('heading', { name: 'people' }).waitFor()
  await page.getByText('Version 1 answers now').waitFor()
  await page.getByRole('button', { name: 'Details 0' }).click()
  await page.locator('.board tbody tr').nth(3).waitFor()
  expect(await page.locator('.board tbody tr').count()).toBe(4)
  expect(await lookForFaults(page)).toEqual([])
  const [{ options, metric }] = (await console.client.pipelines.list()).items as [Awaited<ReturnType<typeof console.train>>]
  expect(options).toMatchObject({ target: 'Attrition', trials: 3, dropNull: true, learners: ['baseline', 'logistic', 'forest', 'boosting', 'bayes', 'mlp'] })
  expect(metric).toBe('rocAuc')

  await page.getByRole('link', { name: 'Ask it' }).click()
  await page.getByLabel('OverTime').selectOption('Yes')
  await page.getByLabel('Age').fill('')
  await page.getByRole('button', { name: 'Predict' }).click()
  await page.getByRole('heading', { name: 'What moved the answer' }).waitFor()
  const row = await page.evaluate(() => Object.fromEntries(new FormData(document.querySelector<HTMLFormElement>('form.fields')!)) as Record<string, string>)
  expect(row).toMatchObject({ OverTime: 'Yes', Age: '' })
  const { predictions: [prediction] } = await console.client.predict(row)
  expect(await page.locator('.verdict strong').textContent()).toBe((prediction as { label: string }).label)
  expect(await page.evaluate(() => [...document.querySelectorAll('meter')].map(({ value }) => value))).toEqual(
    Object.values((prediction as { probabilities: Record<string, number> }).probabilities).sort((a, b) => b - a))
  expect(await lookForFaults(page)).toEqual([])
  expect(console.complaints()).toEqual([])
})
