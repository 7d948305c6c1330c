import { expect, it } from 'vitest'
import { importOptional } from '../src/parquet/import-optional.ts'

it('says which package is missing, how to install it and how to go on without it', async () => {
  await expect(importOptional('no-such-package', 'Parquet')).rejects.toMatchObject({
    code: 'PACKAGE_MISSING',
    message: 'Parquet is read with the optional package no-such-package, which is not installed here; run "pnpm install" without --no-optional and start again, or send the table as CSV'
  })
})
