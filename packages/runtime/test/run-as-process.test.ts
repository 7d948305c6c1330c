import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'

async function start (misbehaviour = ''): Promise<{ child: ChildProcess, ready: Promise<unknown>, ended: Promise<{ code: number | null, output: string }> }> {
  const child = fork(new URL('./small-service.ts', import.meta.url), [misbehaviour], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => { output += text })
  // Not `close`: it does not come after a disconnect.
  const ended = Promise.all([once(child, 'exit'), once(child.stdout!, 'close'), once(child.stderr!, 'close')]).then(([[code]]) => ({ code: code as number | null, output }))
  return { child, ready: new Promise((resolve) => { child.once('message', resolve) }), ended }
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  it(`tells its parent when it is ready, and stops in order on ${signal}`, async () => {
    const { child, ready, ended } = await start()
    expect(await ready).toEqual({ ready: 'small', url: 'http://small' })
    child.kill(signal)
    child.kill(signal)
    const { code, output } = await ended
    expect(code).toBe(0)
    expect(output.match(/closed/g)).toHaveLength(1)
  })
}

it('stops when its parent is gone', async () => {
  const { child, ready, ended } = await start()
  await ready
  child.disconnect()
  expect(await ended).toMatchObject({ code: 0, output: expect.stringContaining('closed') })
})

it('stops with 1 on a forgotten rejection, closing all the same', async () => {
  const { ended } = await start('rejects')
  const { code, output } = await ended
  expect(code).toBe(1)
  expect(output).toContain('forgotten')
  expect(output).toContain('closed')
})

it('exits with 1 and says why when it cannot open', async () => {
  const { ended } = await start('cannot open')
  expect(await ended).toMatchObject({ code: 1, output: expect.stringContaining('the port is taken') })
})
