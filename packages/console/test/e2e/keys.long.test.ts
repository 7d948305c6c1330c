import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookForFaults } from './look-for-faults.ts'
import { startConsole } from './start-console.ts'
import type { TestConsole } from './start-console.ts'

let console: TestConsole
beforeAll(async () => { console = await startConsole({ API_KEYS: 'ann:read:secret-of-ann' }) }, 300_000)
afterAll(() => console.close())

test('a key is asked for, once', async () => {
  const page = await console.open(console.url)
  await page.getByLabel('Secret').fill('secret-of-nobody')
  await page.getByRole('button', { name: 'Enter' }).click()
  await page.getByRole('alert').waitFor()
  expect(await lookForFaults(page)).toEqual([])
  await page.getByLabel('Secret').fill('secret-of-ann')
  await page.getByRole('button', { name: 'Enter' }).click()
  await page.getByText('Drop a CSV or Parquet file here').waitFor()
  await page.reload()
  await page.getByText('Drop a CSV or Parquet file here').waitFor()
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(console.complaints().every((complaint) => complaint.includes('401'))).toBe(true)
})
