import { expect, it } from 'vitest'
import { createMetrics, serveProbes } from '../../src/index.ts'

it('answers metrics, health and readiness', async () => {
  let ready = true
  const probes = await serveProbes({
    port: 0, host: '127.0.0.1', metrics: createMetrics('worker-clean'), isReady: async () => { if (!ready) throw new Error('Redis is away') }
  })
  const ask = async (path: string): Promise<[number, string]> => {
    const answer = await fetch(probes.url + path)
    return [answer.status, await answer.text()]
  }
  expect(await ask('/healthy')).toEqual([200, 'healthy\n'])
  expect(await ask('/ready')).toEqual([200, 'ready\n'])
  ready = false
  expect(await ask('/ready')).toEqual([503, 'not ready\n'])
  expect((await ask('/metrics'))[1]).toContain('assay_jobs_stalled_total{queue="clean"} 0')
  expect((await ask('/x'))[0]).toBe(404)
  await probes.close()
  await expect(fetch(probes.url)).rejects.toThrow()
})
