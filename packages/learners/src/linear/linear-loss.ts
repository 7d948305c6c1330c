/** What a linear model is fitted to: features row-major, and what each row should answer. */
export interface LinearTask {
  readonly features: Float32Array | Float64Array
  readonly width: number
  /** Class index, or value; one a row. */
  readonly target: Float64Array
  /** One a row; they add up to the number of rows, or nearly. */
  readonly rowWeights: Float64Array
  /** 1, or the number of classes. */
  readonly outputs: number
  readonly loss: 'squared' | 'logistic' | 'softmax'
  /** Weight of half the squared length of the weights, biases left out. */
  readonly l2: number
  /** Called before each block of rows; throws to stop. */
  readonly checkStop: () => void
}

/**
 * Mean loss over the rows plus the L2 penalty / rows, and its gradient.
 *
 * @param point    outputs × width weights, then outputs biases
 * @param gradient overwritten
 */
export function evaluateLinearLoss (task: LinearTask, point: Float64Array, gradient: Float64Array): number {
  const { target, outputs, width, l2, checkStop } = task
  const rows = target.length
  gradient.fill(0)
  let loss = 0
  const blockRows = Math.max(1, Math.floor(blockProducts / (outputs * (width + 1))))
  for (let start = 0; start < rows; start += blockRows) {
    checkStop()
    const end = Math.min(start + blockRows, rows)
    loss += task.loss === 'softmax' ? addSoftmaxRows(task, point, gradient, start, end) : addRows(task, point, gradient, start, end)
  }
  const weights = outputs * width
  let squares = 0
  for (let i = 0; i < gradient.length; i++) {
    gradient[i]! /= rows
    if (i < weights) {
      gradient[i]! += l2 / rows * point[i]!
      squares += point[i]! * point[i]!
    }
  }
  return (loss + l2 / 2 * squares) / rows
}

// About 10 ms of work, so that a fit can be stopped in time.
const blockProducts = 2 ** 22

/** Rows of one output: squared error, or logistic loss. */
function addRows ({ features, width, target, rowWeights, loss: kind }: LinearTask, point: Float64Array, gradient: Float64Array, start: number, end: number): number {
  const bias = point[width]!
  let loss = 0
  for (let row = start, x = start * width; row < end; row++, x += width) {
    let margin = bias
    for (let feature = 0; feature < width; feature++) margin += point[feature]! * features[x + feature]!
    const weight = rowWeights[row]!
    let residual: number
    if (kind === 'squared') {
      residual = weight * (margin - target[row]!)
      loss += residual * (margin - target[row]!) / 2
    } else {
      const odds = Math.exp(-Math.abs(margin))
      const against = target[row]! > 0 ? margin < 0 : margin > 0
      loss += weight * (Math.log1p(odds) + (against ? Math.abs(margin) : 0))
      residual = weight * ((margin >= 0 ? 1 / (1 + odds) : odds / (1 + odds)) - target[row]!)
    }
    gradient[width]! += residual
    for (let feature = 0; feature < width; feature++) gradient[feature]! += residual * features[x + feature]!
  }
  return loss
}

function addSoftmaxRows ({ features, width, target, rowWeights, outputs }: LinearTask, point: Float64Array, gradient: Float64Array, start: number, end: number): number {
  const biases = outputs * width
  const margins = new Float64Array(outputs)
  let loss = 0
  for (let row = start, x = start * width; row < end; row++, x += width) {
    let most = -Infinity
    for (let output = 0, w = 0; output < outputs; output++, w += width) {
      let margin = point[biases + output]!
      for (let feature = 0; feature < width; feature++) margin += point[w + feature]! * features[x + feature]!
      margins[output] = margin
      if (margin > most) most = margin
    }
    let sum = 0
    for (let output = 0; output < outputs; output++) sum += Math.exp(margins[output]! - most)
    const label = target[row]!
    const weight = rowWeights[row]!
    loss += weight * (Math.log(sum) + most - margins[label]!)
    for (let output = 0, w = 0; output < outputs; output++, w += width) {
      const residual = weight * (Math.exp(margins[output]! - most) / sum - (output === label ? 1 : 0))
      gradient[biases + output]! += residual
      for (let feature = 0; feature < width; feature++) gradient[w + feature]! += residual * features[x + feature]!
    }
  }
  return loss
}
