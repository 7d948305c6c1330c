import type { Aim } from '@assay/shared'

/**
 * The probability from which the positive class is best answered, half-way between two rows' predictions. Of equals the highest.
 *
 * @param request.target 1 is positive
 * @param request.predictions P(positive), out of fold: the model had not learnt from the rows
 */
export function tuneThreshold ({ target, predictions, aim }: ThresholdRequest): TunedThreshold {
  const order = Uint32Array.from(target, (_, row) => row).sort((a, b) => predictions[b]! - predictions[a]!)
  const positives = target.reduce((sum, actual) => sum + actual, 0)
  const worthOf = worth(aim, target.length, positives)
  let best: TunedThreshold = { threshold: between(predictions[order[0]!] ?? 0, 1 + 2 * Number.EPSILON), worth: worthOf({ hits: 0, falseAlarms: 0 }) }
  let hits = 0
  for (let answered = 1; answered <= order.length; answered++) {
    hits += target[order[answered - 1]!]!
    const last = predictions[order[answered - 1]!]!
    const next = answered < order.length ? predictions[order[answered]!]! : 0
    if (next === last && answered < order.length) continue
    const reached = worthOf({ hits, falseAlarms: answered - hits })
    if (reached > best.worth) best = { threshold: between(next, last), worth: reached }
  }
  return best
}

export interface ThresholdRequest { readonly target: Float64Array, readonly predictions: Float64Array, readonly aim: Aim }

export interface TunedThreshold {
  readonly threshold: number
  /** What is largest there: F1, balanced accuracy, minus the cost, or the rows acted on. */
  readonly worth: number
}

interface Answers { readonly hits: number, readonly falseAlarms: number }

function worth (aim: Aim, rows: number, positives: number): (answers: Answers) => number {
  switch (aim.kind) {
    case 'f1': return ({ hits, falseAlarms }) => 2 * hits / (positives + hits + falseAlarms)
    case 'balancedAccuracy': return ({ hits, falseAlarms }) => (hits / positives + 1 - falseAlarms / (rows - positives)) / 2
    case 'cost': return ({ hits, falseAlarms }) => -(aim.falseAlarm * falseAlarms + aim.miss * (positives - hits))
    case 'capacity': {
      const most = aim.rows * rows / (aim.of ?? rows)
      return ({ hits, falseAlarms }) => hits + falseAlarms <= most ? hits + falseAlarms : -1
    }
  }
}

/** Above `low` and at most `high`, even where no number lies between. */
function between (low: number, high: number): number {
  const middle = low + (high - low) / 2
  return middle > low ? middle : high
}
