/**
 * Rows made by whole-number arithmetic, so that Python makes the same: what scikit-learn 1.2.1 scored for the constants in the tests.
 * The generator is x ← (1103515245 x + 12345) mod 2^31 from 42; a draw is ⌊x / 65536⌋ mod 1000.
 */
export const referenceRows = 240

const draws: number[] = []
for (let state = 42n; draws.length < referenceRows * 8;) {
  state = (state * 1103515245n + 12345n) % 2147483648n
  draws.push(Number(state / 65536n) % 1000)
}
const column = (index: number): readonly number[] => draws.slice(index * referenceRows, (index + 1) * referenceRows)
const [a, b, c] = [column(0), column(1), column(2)]

/** 75 positives; 100 distinct probabilities, so there are many ties. */
export const binary = {
  target: Float64Array.from(a, (value, row) => Number(value + b[row]! > 1250)),
  predictions: Float64Array.from(a, (value, row) => Math.min(Math.floor(value / 20) * 20 + Math.floor(b[row]! / 50) * 10, 1400) / 1400)
}

const classes = a.map((value, row) => Math.min(3, Math.floor((value + c[row]!) / 500)))
const weights = a.map((_, row) => [0, 1, 2, 3].map((label) => column(3 + label)[row]! + 1 + (classes[row] === label && b[row]! > 300 ? 700 : 0)))

/** Four classes. */
export const multiclass = {
  target: Float64Array.from(classes),
  predictions: Float64Array.from(weights.flatMap(([w0, w1, w2, w3]) => [w0, w1, w2, w3].map((weight) => weight! / (w0! + w1! + w2! + w3!))))
}

const values = a.map((value) => (value - 500) / 8 + 3)
export const regression = {
  target: Float64Array.from(values),
  predictions: Float64Array.from(values, (value, row) => value + (b[row]! - 480) / 32)
}
