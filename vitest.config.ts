import { defineConfig } from 'vitest/config'

/** The tests of `npm test`; `vitest.all.config.ts` adds the long ones. */
export const testFiles = ['{packages,services}/*/test/**/*.test.ts', '{test,tools,infra,examples}/**/*.test.ts']

/** What is awaited may take long on a busy machine; without this `expect.poll` gives up after a second. */
export const expectation = { poll: { timeout: 20_000 } }

export default defineConfig({
  test: {
    include: testFiles,
    exclude: ['**/node_modules/**', '**/*.long.test.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    expect: expectation
  }
})
