import { jobStates, queueNames } from '@assay/shared'
import type { Queues } from '@assay/runtime'
import { Type } from 'typebox'
import type { ApiServer } from '../api.ts'
import { described, listOf, oneOf, Whole } from '../described.ts'

const QueueState = Type.Object({
  queue: oneOf(queueNames),
  jobs: Type.Object(Object.fromEntries(jobStates.map((state) => [state, Whole]))),
  oldestWaitingSeconds: Type.Number({ description: '0 when none waits' }),
  workers: Type.Array(Type.Object({ name: Type.String({ description: 'Host and process, as in the `worker` of a trial' }), connectedSeconds: Type.Number() }))
})

/** The queues with their jobs by state and the workers that are connected, for admins. */
export function workerRoutes (app: ApiServer, queues: Pick<Queues, 'counts'>): void {
  app.get('/workers', {
    config: { role: 'admin' },
    schema: { tags: ['Operation'], summary: 'Queues, their jobs by state, and the workers that are connected', response: { 200: described(listOf(QueueState)) } }
  }, async () => ({ items: await queues.counts() }))
}
