import { AppError } from '@assay/shared'
import { expect, it } from 'vitest'
import { createLog } from '../../src/index.ts'

it('writes a JSON line with service, level, time and fields', () => {
  const lines: string[] = []
  const log = createLog({ service: 'api', level: 'info', destination: { write: (line) => { lines.push(line) } } })
  log.child({ pipelineId: 'p' }).warn({ trial: 3, err: new AppError('FIT_DIVERGED', 'no number') }, 'trial failed')
  log.debug({}, 'unseen')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0]!)).toMatchObject({
    service: 'api', level: 'warn', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), pipelineId: 'p', trial: 3, msg: 'trial failed', err: { message: 'no number', code: 'FIT_DIVERGED' }
  })
})
