import { AppError } from '@assay/shared'
import { threadId } from 'node:worker_threads'
import { serveThread } from '../../src/threads/serve-thread.ts'

/** What the pool's tests ask of a thread. */
export type Question =
  | { readonly ask: 'double', readonly value: number }
  | { readonly ask: 'fail' | 'exit' | 'fill' | 'wait' | 'ignore' | 'ignoreInLibrary' | 'who' }
  | { readonly ask: 'length', readonly bytes: Uint8Array }

/** (module (func (export "run") (loop br 0))) */
const endless = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 7, 1, 3, 0x72, 0x75, 0x6e, 0, 0, 10, 9, 1, 7, 0, 3, 0x40, 12, 0, 11, 11)

serveThread<Question, number>(async (question, { shouldStop, notify }) => {
  switch (question.ask) {
    case 'double': return question.value * 2
    case 'length': return question.bytes.length
    case 'who': return threadId
    case 'fail': throw new AppError('FIT_DIVERGED', 'the loss is not a number')
    case 'exit': return process.exit(3)
    case 'fill': {
      const held: number[][] = []
      while (held.length >= 0) held.push(Array.from({ length: 100_000 }, (_, index) => index + held.length))
      return held.length
    }
    case 'wait': {
      notify('waiting')
      while (!shouldStop()) Math.random()
      throw new AppError('CANCELLED', 'the flag was seen')
    }
    case 'ignore': {
      notify('ignoring')
      for (;;) Math.random()
    }
    case 'ignoreInLibrary': {
      notify('ignoring')
      return (new WebAssembly.Instance(new WebAssembly.Module(endless)).exports.run as () => number)()
    }
  }
})
