import { expect, it } from 'vitest'
import { importOptional } from '../src/parquet/import-optional.ts'

it('says how to go on without the package', async () => {
  await expect(importOptional('no-such-package', 'Parquet')).rejects.toMatchObject({
    code: 'CSV_INVALID', message: 'Parquet is read with the optional package no-such-package, which is not installed here; install the optional dependencies too, or send the table as CSV'
  })
})
