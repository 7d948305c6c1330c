import { serveThread } from '@assay/runtime'
import { openConfiguredObjects } from '@assay/storage'
import { prepareDataset } from './prepare-dataset.ts'
import type { CleanProgress, CleanRequest, CleanResponse } from './clean-request.ts'

serveThread<CleanRequest, CleanResponse>(async ({ order, store }, { shouldStop, notify }) => {
  const objects = openConfiguredObjects(store)
  try {
    return await prepareDataset({ order, objects, shouldStop, onProgress: (progress) => notify({ progress } satisfies CleanProgress) })
  } finally {
    await objects.close()
  }
})
