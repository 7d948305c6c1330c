import { expect, test } from 'vitest'
import { createAnswerCounter } from '../../src/predict/count-answers.ts'

test('rows and warned rows are counted whatever cells hold and wherever the bytes are cut', () => {
  const csv = 'a,b,warnings\n1,"x, ""y""\n",\n2,,"Column ""c"" is missing"\n3,"",plain\n"",4,\n'
  for (let size = 1; size < 9; size++) {
    const { push, counts } = createAnswerCounter()
    const bytes = new TextEncoder().encode(csv)
    for (let at = 0; at < bytes.length; at += size) push(bytes.subarray(at, at + size))
    expect(counts()).toEqual({ rows: 4, warned: 2 })
  }
})
