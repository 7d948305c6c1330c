import { predictMargins } from '@assay/model'
import { createRandom } from '@assay/shared'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { TreesPredictor } from '@assay/model'
import type { ProblemKind } from '@assay/shared'
import { toLibraryFeature } from '../../src/xgboost/library-features.ts'
import { openLibrary } from '../../src/xgboost/open-library.ts'
import type { XgboostModule } from '../../src/xgboost/open-library.ts'
import { readModel } from '../../src/xgboost/read-model.ts'
import { stopCheck } from '../../src/trees/stop-check.ts'
import { trainModel, withAllocated } from '../../src/xgboost/train-model.ts'
import { readXgboostParams, toLibraryParams } from '../../src/xgboost/xgboost-params.ts'

const width = 5
const rounds = 12
const params = { rounds, learningRate: 0.3, maxDepth: 4, rowShare: 0.8, columnShare: 0.8 }

describe('the converted model answers with the library\'s bits', () => {
  test.each<[ProblemKind, number]>([['binary', 1], ['multiclass', 3], ['regression', 1]])('%s', (kind, outputs) => {
    const library = openLibrary()
    const { raw, target } = generate(kind, 600)
    const bytes = train(library, kind, raw, target)
    const predictor = readModel(bytes, { outputs, trees: rounds * outputs })

    const asked = generate(kind, 400, 'asked').raw
    const margins = new Float64Array(400 * outputs)
    predictMargins(predictor, asked.slice(), 400, margins)
    expect([...margins]).toEqual(libraryMargins(library, bytes, asked, outputs))
    expect(new Set(margins).size).toBeGreaterThan(50)
  })
})

test('−1 and missing are not taken for each other', () => {
  const library = openLibrary()
  const raw = Float64Array.from({ length: 200 * width }, (_, at) => (at % width > 0 ? 0 : at % 2 === 0 ? -1 : NaN))
  const target = Float64Array.from({ length: 200 }, (_, row) => (raw[row * width] === -1 ? 1 : 0))
  const predictor = readModel(train(library, 'binary', raw, target), { outputs: 1, trees: rounds })
  const margins = new Float64Array(2)
  predictMargins(predictor, Float64Array.of(-1, 0, 0, 0, 0, NaN, 0, 0, 0, 0), 2, margins)
  expect(margins[0]).toBeGreaterThan(1)
  expect(margins[1]).toBeLessThan(-1)
})

describe('the library is a quiet guest', () => {
  afterEach(() => vi.restoreAllMocks())

  test('it neither prints nor listens to the process', () => {
    const printed = vi.spyOn(console, 'log')
    const warned = vi.spyOn(console, 'warn')
    const listeners = process.listenerCount('uncaughtException')
    const { raw, target } = generate('binary', 100)
    train(openLibrary(), 'binary', raw, target)
    expect(process.listenerCount('uncaughtException')).toBe(listeners)
    expect(printed).not.toHaveBeenCalled()
    expect(warned).not.toHaveBeenCalled()
  })

  test('its heap does not grow with the number of models, cancelled ones included', () => {
    const library = openLibrary()
    const { raw, target } = generate('binary', 5_000)
    train(library, 'binary', raw, target)
    const bytes = library.HEAPU8.length
    for (let model = 0; model < 15; model++) {
      train(library, 'binary', raw, target)
      // While rows are copied, and in its rounds.
      for (const last of [1, 4]) {
        let asked = 0
        expect(() => train(library, 'binary', raw, target, () => ++asked >= last)).toThrow('cancelled')
      }
    }
    expect(library.HEAPU8.length).toBe(bytes)
  })

  test('a matrix larger than its stack of 5 MB trains', () => {
    const library = openLibrary()
    const { raw, target } = generate('regression', 400_000)
    const predictor: TreesPredictor = readModel(train(library, 'regression', raw, target), { outputs: 1, trees: rounds })
    expect(predictor.cover[0]).toBeGreaterThan(300_000)
  }, 120_000)
})

test('a model cut short, or with fewer trees than asked for, is refused', () => {
  const { raw, target } = generate('binary', 100)
  const bytes = train(openLibrary(), 'binary', raw, target)
  expect(() => readModel(bytes.slice(0, bytes.length - 40), { outputs: 1, trees: rounds })).toThrow(/no whole model/)
  expect(() => readModel(bytes, { outputs: 1, trees: rounds + 1 })).toThrow(/13 were asked for/)
})

function train (library: XgboostModule, kind: ProblemKind, raw: Float64Array, target: Float64Array, shouldStop = (): boolean => false): Uint8Array {
  const rows = Uint32Array.from(target, (_, row) => row)
  const problem = { target: 'y', kind, metric: 'rmse', classes: kind === 'regression' ? [] : ['a', 'b', 'c'].slice(0, kind === 'binary' ? 2 : 3) } as const
  return trainModel(library, {
    features: Float32Array.from(raw, toLibraryFeature),
    width,
    target,
    rows,
    params: toLibraryParams(readXgboostParams(params), { problem, columns: ['a', 'b', 'c', 'd', 'e'], target, rows, seed: 7 }),
    rounds,
    checkStop: stopCheck(shouldStop)
  })
}

/** Margins by the library itself: the same trees under an objective that gives margins as they are. */
function libraryMargins (library: XgboostModule, bytes: Uint8Array, raw: Float64Array, outputs: number): number[] {
  const nameBytes = new DataView(bytes.buffer).getUint32(136, true)
  const name = new TextEncoder().encode('reg:linear')
  const patched = new Uint8Array(bytes.length - nameBytes + name.length)
  patched.set(bytes.subarray(0, 136))
  patched[136] = name.length
  patched.set(name, 144)
  patched.set(bytes.subarray(144 + nameBytes), 144 + name.length)

  const model = withAllocated(library, patched.length, (from) => {
    library.HEAPU8.set(patched, from)
    return library._load_model(from, patched.length)
  })
  const features = Float32Array.from(raw, toLibraryFeature)
  const margins: number[] = []
  withAllocated(library, width * 4, (row) => withAllocated(library, outputs * 4, (into) => {
    for (let start = 0; start < features.length; start += width) {
      library.HEAPF32.set(features.subarray(start, start + width), row / 4)
      expect(library._predict_one(model, row, width, into)).toBe(outputs)
      margins.push(...library.HEAPF32.subarray(into / 4, into / 4 + outputs))
    }
  }))
  return margins
}

/** Numbers whose last digits single precision drops, small whole numbers with −1 among them, and gaps. */
function generate (kind: ProblemKind, rows: number, name = 'training'): { raw: Float64Array, target: Float64Array } {
  const random = createRandom(name)
  const raw = Float64Array.from({ length: rows * width }, (_, at) => {
    if (random.next() < 0.1) return NaN
    if (at % width === 1) return random.integer(5) - 2
    return at % width === 4 ? random.normal() * 1e6 : random.normal()
  })
  const target = Float64Array.from({ length: rows }, (_, row) => {
    const [a = 0, b = 0] = raw.subarray(row * width, row * width + 2)
    const score = (Number.isNaN(a) ? 1 : a) - (Number.isNaN(b) ? 2 : b) + random.normal() / 2
    if (kind === 'regression') return 1000 + 10 * score
    return kind === 'binary' ? Number(score > 0) : score > 1 ? 2 : score > -1 ? 1 : 0
  })
  return { raw, target }
}
