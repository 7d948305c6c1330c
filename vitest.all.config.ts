import { defineConfig } from 'vitest/config'
import { expectation, testFiles } from './vitest.config.ts'

export default defineConfig({
  test: { include: testFiles, exclude: ['**/node_modules/**'], maxWorkers: 2, testTimeout: 600_000, hookTimeout: 300_000, expect: expectation }
})
