import { AppError } from '@assay/shared'
import { countFeatures, type NetworkPredictor } from '@assay/model'
import { featureColumns } from '../features/feature-columns.ts'
import { fitLinearEncoders } from '../features/fit-linear-encoders.ts'
import type { Fitted, FitTask, Learner, TrainingTable } from '../learner.ts'
import { answersOf } from '../linear/answers.ts'
import { encodeDesign } from '../linear/encode-design.ts'
import { closeThreadKernels, threadKernels } from '../thread-kernels.ts'
import { readNumbers } from '../trees/read-numbers.ts'
import { stopCheck } from '../trees/stop-check.ts'
import { layersBytes, openLayers } from './layer.ts'
import { trainNetwork } from './train-network.ts'

/**
 * A small network on standardised features: one or two hidden layers with ReLU, Adam with decoupled weight decay, batches of 128 rows.
 * With held-out rows training stops when their loss has not fallen for a while, and the model is that of the best epoch.
 *
 * Params: `hidden`, `hidden2` (0: one layer), units; `learningRate`; `weightDecay`; `epochs`, at most.
 */
export const mlp: Learner = {
  name: 'mlp',
  open (training) {
    featureColumns(training)
    return { fit: (task) => fitMlp(training, task), close: closeThreadKernels }
  }
}

/** Products of a fit, at most, some seconds of work: a wide table, as texts make it, gets fewer epochs. */
const mostProducts = 6e9

export function readMlpParams (params: FitTask['params']) {
  return readNumbers(params, {
    hidden: { default: 32, low: 1, high: 1024, whole: true },
    hidden2: { default: 0, low: 0, high: 1024, whole: true },
    learningRate: { default: 0.01, low: 1e-6, high: 1 },
    weightDecay: { default: 0.01, low: 0, high: 100 },
    epochs: { default: 60, low: 1, high: 10_000, whole: true }
  })
}

function fitMlp (training: TrainingTable, { rows: ascending, heldOutRows, params, random, shouldStop }: FitTask): Fitted {
  const read = readMlpParams(params)
  const checkStop = stopCheck(shouldStop)
  const open = threadKernels()
  const mark = open.memory.mark()
  try {
    // A block is a batch: its rows are drawn, not neighbours in the file.
    const rows = random.fork('rows').shuffle(ascending.slice())
    const encoders = fitLinearEncoders(training, rows, random, checkStop)
    const features = countFeatures(encoders.encoders)
    const answers = answersOf(training, rows)
    const outputs = answers.firstBias.length
    const sizes = [features, read.hidden, ...(read.hidden2 > 0 ? [read.hidden2] : []), outputs]

    // All memory at once: growing it would detach the views of what was reserved before.
    open.memory.release(open.memory.reserve((rows.length + (heldOutRows?.length ?? 0) + 512) * (features + 4) * 8 + outputs * (features + 200) * 32 + layersBytes(sizes)))
    const design = encodeDesign(encoders, training, rows, outputs, open, { withGrams: false, checkStop })
    design.target.set(answers.target)
    const heldOut = heldOutRows === null ? null : encodeDesign({ encoders: encoders.encoders, outOfFold: [] }, training, heldOutRows, outputs, open, { withGrams: false, checkStop })
    heldOut?.target.set(answersOf(training, heldOutRows!, answers).target)
    const layers = openLayers(open, sizes, random.fork('weights'), answers.firstBias)
    const affordable = Math.max(1, Math.floor(mostProducts / (3 * rows.length * features * read.hidden)))
    const epochs = trainNetwork({ layers, design, heldOut, loss: answers.loss, random: random.fork('batches'), checkStop }, { ...read, epochs: Math.min(read.epochs, affordable) })

    const predictor: NetworkPredictor = {
      kind: 'network',
      features,
      layers: layers.map(({ weights, inputs }, at) => {
        const [unit, origin] = at === layers.length - 1 ? [answers.unit, answers.origin] : [1, 0]
        return {
          weights: weights.filter((_, i) => i % inputs !== inputs - 1).map((weight) => weight * unit),
          bias: weights.filter((_, i) => i % inputs === inputs - 1).map((bias) => bias * unit + origin)
        }
      }),
      means: design.means
    }
    if (!predictor.layers.every(({ weights, bias }) => weights.every(Number.isFinite) && bias.every(Number.isFinite))) {
      throw new AppError('FIT_DIVERGED', 'The network did not converge to numbers; give it a smaller learningRate')
    }
    return { model: { encoders: encoders.encoders, predictor, link: answers.link }, used: { ...read, epochs } }
  } finally {
    open.memory.release(mark)
  }
}
