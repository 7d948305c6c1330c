/** A process for the tests of `runAsProcess`; its argument says how it misbehaves. */
import { setTimeout as sleep } from 'node:timers/promises'
import { openService, runAsProcess } from '../src/index.ts'

const misbehaviour = process.argv[2]
await runAsProcess('small', () => openService('small', async (onStop) => {
  if (misbehaviour === 'cannot open') throw new Error('the port is taken')
  const alive = setInterval(() => {}, 1_000)
  onStop(() => clearInterval(alive))
  onStop(async () => {
    await sleep(100)
    console.log('closed')
  })
  if (misbehaviour === 'rejects') setTimeout(() => { void Promise.reject(new Error('forgotten')) }, 100)
  return { url: 'http://small' }
}))
