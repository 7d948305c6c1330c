export interface AnswerCounts { readonly rows: number, readonly warned: number }

const [quote, comma, lineEnd] = [0x22, 0x2c, 0x0a]

/** Counts the rows of an answered CSV, and those whose last cell, their warnings, is not empty, while its bytes come in. */
export function createAnswerCounter (): { readonly push: (bytes: Uint8Array) => void, readonly counts: () => AnswerCounts } {
  let lines = 0
  let warned = 0
  let before = lineEnd
  let quoted = false
  return {
    push (bytes) {
      for (const byte of bytes) {
        // A quote that follows one closes nothing: the two are a quote within the cell.
        if (byte === quote) quoted = !quoted && (before === comma || before === lineEnd || before === quote)
        if (byte === lineEnd && !quoted) {
          if (lines > 0 && before !== comma) warned++
          lines++
        }
        before = byte
      }
    },
    counts: () => ({ rows: Math.max(0, lines - 1), warned })
  }
}
