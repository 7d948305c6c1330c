import { text } from 'node:stream/consumers'
import { AppError } from '@assay/shared'
import { expect, it } from 'vitest'
import { answerStream } from '../../src/batches/answer-stream.ts'

const trouble = new AppError('ROW_INVALID', 'Row 7: /age: "old" is not a number')

async function * lines (megabytes: number, end?: AppError): AsyncGenerator<Uint8Array, void> {
  for (let sent = 0; sent < megabytes; sent++) yield new TextEncoder().encode(`${'x'.repeat((1 << 20) - 1)}\n`)
  if (end !== undefined) throw end
}

it('gives the answers as they come', async () => {
  expect((await text(await answerStream(lines(3)))).length).toBe(3 << 20)
  expect((await text(await answerStream(lines(20)))).length).toBe(20 << 20)
})

it('throws what goes wrong before the answer begins', async () => {
  await expect(answerStream(lines(3, trouble))).rejects.toBe(trouble)
})

it('ends the answers when nobody takes them, before the first is read too', async () => {
  let ended = 0
  async function * endless (): AsyncGenerator<Uint8Array, void> {
    try { for (;;) yield * lines(1) } finally { ended++ }
  }
  const unread = await answerStream(endless())
  unread.destroy()
  await expect.poll(() => ended).toBe(1)
  const begun = await answerStream(endless())
  for await (const _chunk of begun) break
  await expect.poll(() => ended).toBe(2)
})

it('ends with the problem on a line of its own, and as broken, when it goes wrong later', async () => {
  const stream = await answerStream(lines(20, trouble))
  let last = ''
  const reading = (async () => { for await (const chunk of stream) last = new TextDecoder().decode(chunk as Uint8Array) })()
  await expect(reading).rejects.toBe(trouble)
  expect(JSON.parse(last)).toMatchObject({ code: 'ROW_INVALID', status: 422, detail: trouble.message })
})
