import { designBlockRows as blockRows, type Address, type OpenKernels } from '@assay/kernels'
import type { Random } from '@assay/shared'

/** A dense layer in the kernels' memory. Values of a block's rows stand unit by unit, as in a design matrix. */
export interface Layer {
  /** The last one is 1, and its weights are the biases. */
  readonly inputs: number
  readonly outputs: number
  /** outputs × inputs */
  readonly weights: Float64Array
  /** outputs × inputs */
  readonly gradient: Float64Array
  /** (outputs + 1) × blockRows, the last unit is 1. */
  readonly values: Float64Array
  readonly valuesAt: Address
  /** outputs × blockRows: derivatives of the loss by the outputs. */
  readonly deltas: Float64Array
  /** values = weights × inputs. */
  readonly pass: (inputs: Address) => void
  /** gradient += deltas × inputs. */
  readonly addGradient: (inputs: Address) => void
  /** Deltas of the layer before, whose outputs are these inputs. */
  readonly passBack: (before: Layer & { readonly deltasAt: Address }) => void
  readonly deltasAt: Address
}

/** Bytes that `openLayers` reserves, at most. @param sizes units of the input, of each hidden layer, and outputs */
export function layersBytes (sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, outputs, at) => sum + (3 * outputs + 2) * blockRows * 8 + 3 * outputs * (sizes[at]! + 1) * 8 + 1024, 0)
}

/**
 * Layers with weights drawn for ReLU.
 *
 * @param firstBias of the last layer: the answer that would be given without features
 * @see He, Zhang, Ren & Sun, "Delving Deep into Rectifiers", 2015
 */
export function openLayers ({ kernels, memory }: OpenKernels, sizes: readonly number[], random: Random, firstBias: Float64Array): readonly Layer[] {
  return sizes.slice(1).map((outputs, at) => {
    const inputs = sizes[at]! + 1
    const isLast = at === sizes.length - 2
    const doubles = (count: number): Address => memory.reserve(count * 8)
    const [weightsAt, gradientAt, transposedAt] = [doubles(outputs * inputs), doubles(outputs * inputs), doubles(outputs)]
    const [valuesAt, deltasAt] = [doubles((outputs + 1) * blockRows), doubles(outputs * blockRows)]
    const unitBytes = blockRows * 8

    const weights = memory.doubles(weightsAt, outputs * inputs)
    const spread = Math.sqrt((isLast ? 1 : 2) / inputs)
    for (let i = 0; i < weights.length; i++) {
      const isBias = i % inputs === inputs - 1
      weights[i] = isBias ? (isLast ? firstBias[Math.floor(i / inputs)]! : 0) : spread * random.normal()
    }
    const values = memory.doubles(valuesAt, (outputs + 1) * blockRows).fill(1)
    const transposed = memory.doubles(transposedAt, outputs)
    return {
      inputs, outputs, weights, values, valuesAt, deltasAt,
      gradient: memory.doubles(gradientAt, outputs * inputs).fill(0),
      deltas: memory.doubles(deltasAt, outputs * blockRows),
      pass (from) {
        for (let output = 0; output < outputs; output++) kernels.multiplyBlock(from, inputs, weightsAt + output * inputs * 8, valuesAt + output * unitBytes)
      },
      addGradient (from) {
        for (let output = 0; output < outputs; output++) kernels.addWeightedRows(from, inputs, deltasAt + output * unitBytes, gradientAt + output * inputs * 8)
      },
      passBack (before) {
        for (let input = 0; input < inputs - 1; input++) {
          for (let output = 0; output < outputs; output++) transposed[output] = weights[output * inputs + input]!
          kernels.multiplyBlock(deltasAt, outputs, transposedAt, before.deltasAt + input * unitBytes)
        }
      }
    }
  })
}
