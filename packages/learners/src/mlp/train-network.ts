import { designBlockRows as blockRows } from '@assay/kernels'
import type { Random } from '@assay/shared'
import { rowsOfBlock, type DesignMatrix } from '../linear/design-matrix.ts'
import type { LinearTask } from '../linear/linear-task.ts'
import { losses } from '../linear/losses.ts'
import { createAdam } from './adam.ts'
import type { Layer } from './layer.ts'

export interface Training {
  readonly layers: readonly Layer[]
  readonly design: DesignMatrix
  readonly heldOut: DesignMatrix | null
  readonly loss: LinearTask['loss']
  readonly random: Random
  readonly checkStop: () => void
}

/** Epochs without a smaller loss on the held-out rows after which none is expected. */
const patience = 8

/** Trains layers in place. @returns the epochs that the layers stand for */
export function trainNetwork (training: Training, { epochs, learningRate, weightDecay }: { readonly epochs: number, readonly learningRate: number, readonly weightDecay: number }): number {
  const { layers, design, heldOut, random, checkStop } = training
  const step = createAdam(layers, weightDecay)
  const order = Uint32Array.from({ length: design.blocks }, (_, block) => block)
  let best = { epoch: epochs, loss: Infinity, weights: layers.map(({ weights }) => weights) }
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const block of random.shuffle(order)) {
      checkStop()
      passBlock(training, design, block)
      passBack(layers, design, block)
      step(learningRate / Math.sqrt(epoch), rowsOfBlock(design, block))
    }
    if (heldOut === null) continue
    const loss = lossOf(training, heldOut)
    if (loss < best.loss) best = { epoch, loss, weights: layers.map(({ weights }) => weights.slice()) }
    else if (epoch - best.epoch >= patience) break
  }
  layers.forEach(({ weights }, at) => weights.set(best.weights[at]!))
  return best.epoch
}

function lossOf (training: Training, design: DesignMatrix): number {
  let loss = 0
  for (let block = 0; block < design.blocks; block++) {
    training.checkStop()
    loss += passBlock(training, design, block)
  }
  return loss / design.rows
}

/** One block's way through the layers; the last one's deltas are the residuals then. @returns the sum of the loss */
function passBlock ({ layers, loss }: Training, design: DesignMatrix, block: number): number {
  let from = design.blockAt(block)
  for (const layer of layers) {
    layer.pass(from)
    from = layer.valuesAt
    if (layer !== layers.at(-1)) rectify(layer)
  }
  const last = layers.at(-1)!
  design.margins.set(last.values.subarray(0, last.outputs * blockRows))
  const sum = losses[loss].toResiduals({ design, classWeights: evenWeights(last.outputs) }, block)
  last.deltas.set(design.margins)
  return sum
}

const evenWeights = (outputs: number): Float64Array => new Float64Array(Math.max(2, outputs)).fill(1)

function rectify ({ values, outputs }: Layer): void {
  for (let i = 0; i < outputs * blockRows; i++) if (values[i]! < 0) values[i] = 0
}

/** From the last layer's deltas to all gradients. */
function passBack (layers: readonly Layer[], design: DesignMatrix, block: number): void {
  const rows = rowsOfBlock(design, block)
  const last = layers.at(-1)!
  for (let start = 0; start < last.deltas.length; start += blockRows) last.deltas.fill(0, start + rows, start + blockRows)
  for (let at = layers.length - 1; at >= 0; at--) {
    const layer = layers[at]!
    const before = layers[at - 1]
    layer.addGradient(before === undefined ? design.blockAt(block) : before.valuesAt)
    if (before === undefined) continue
    layer.passBack(before)
    for (let i = 0; i < before.deltas.length; i++) if (!(before.values[i]! > 0)) before.deltas[i] = 0
  }
}
