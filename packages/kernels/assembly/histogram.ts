import { HISTOGRAM_SHIFT } from './packed'
import { BLOCK, PANEL, binsOfBlock, gradientsOfBlock, stageFeatures, stageRows } from './staged-rows'

/** Sum of the packed gradients of `rows[begin … end)`, written to `out`. */
export function sumGradients (gradients: usize, rows: usize, begin: i32, end: i32, out: usize): void {
  let sum: i64 = 0
  const last = rows + (<usize>end << 2)
  for (let at = rows + (<usize>begin << 2); at < last; at += 4) sum += load<i64>(gradients + (<usize>load<u32>(at) << 3))
  store<i64>(out, sum)
}

/**
 * Sums of packed gradients by feature and bin over `rows[begin … end)`, which ascend.
 *
 * @param bins row-major, one byte a feature; a row begins every `stride` bytes, a multiple of 8
 */
export function histogram (bins: usize, features: i32, stride: i32, rows: usize, begin: i32, end: i32, gradients: usize, sums: usize): void {
  memory.fill(sums, 0, <usize>features << HISTOGRAM_SHIFT)
  for (let panel = 0; panel < features; panel += PANEL) {
    const width = min(PANEL, features - panel)
    for (let start = begin; start < end; start += BLOCK) {
      const count = min(BLOCK, end - start)
      const step = stageRows(bins + panel, stride, width, rows + (<usize>start << 2), count, gradients)
      const own = sums + (<usize>panel << HISTOGRAM_SHIFT)
      let feature = 0
      for (; feature <= width - 8; feature += 8) addEight(binsOfBlock + feature, step, count, own + (<usize>feature << HISTOGRAM_SHIFT))
      for (; feature < width; feature++) addOne(binsOfBlock + feature, step, count, own + (<usize>feature << HISTOGRAM_SHIFT))
    }
  }
}

/** The same for `count` features of `list` only; the others' sums are left as they are. */
export function histogramOfSome (
  bins: usize, stride: i32, rows: usize, begin: i32, end: i32, gradients: usize, sums: usize, list: usize, count: i32
): void {
  for (let panel = 0; panel < count; panel += PANEL) {
    const own = list + (<usize>panel << 2)
    const width = min(PANEL, count - panel)
    for (let at = 0; at < width; at++) memory.fill(sums + (featureOf(own, at) << HISTOGRAM_SHIFT), 0, 2048)
    for (let start = begin; start < end; start += BLOCK) {
      const blockRows = min(BLOCK, end - start)
      stageFeatures(bins, stride, own, width, rows + (<usize>start << 2), blockRows, gradients)
      for (let at = 0; at < width; at++) addOne(binsOfBlock + at * BLOCK, 1, blockRows, sums + (featureOf(own, at) << HISTOGRAM_SHIFT))
    }
  }
}

// @ts-ignore: decorator
@inline function featureOf (list: usize, at: i32): usize {
  return <usize>load<u32>(list + (<usize>at << 2))
}

/** Adds the block's gradients to eight features' sums. */
function addEight (bins: usize, step: i32, count: i32, sums: usize): void {
  const last = gradientsOfBlock + (<usize>count << 3)
  for (let gradient = gradientsOfBlock; gradient < last; gradient += 8) {
    const packed = load<i64>(gradient)
    const eight = load<u64>(bins)
    const first = sums + <usize>((eight << 3) & 0x7f8)
    const second = sums + <usize>((eight >> 5) & 0x7f8)
    const third = sums + <usize>((eight >> 13) & 0x7f8)
    const fourth = sums + <usize>((eight >> 21) & 0x7f8)
    const fifth = sums + <usize>((eight >> 29) & 0x7f8)
    const sixth = sums + <usize>((eight >> 37) & 0x7f8)
    const seventh = sums + <usize>((eight >> 45) & 0x7f8)
    const eighth = sums + <usize>((eight >> 53) & 0x7f8)
    store<i64>(first, load<i64>(first) + packed)
    store<i64>(second, load<i64>(second, 2048) + packed, 2048)
    store<i64>(third, load<i64>(third, 4096) + packed, 4096)
    store<i64>(fourth, load<i64>(fourth, 6144) + packed, 6144)
    store<i64>(fifth, load<i64>(fifth, 8192) + packed, 8192)
    store<i64>(sixth, load<i64>(sixth, 10_240) + packed, 10_240)
    store<i64>(seventh, load<i64>(seventh, 12_288) + packed, 12_288)
    store<i64>(eighth, load<i64>(eighth, 14_336) + packed, 14_336)
    bins += step
  }
}

function addOne (bins: usize, step: i32, count: i32, sums: usize): void {
  const last = gradientsOfBlock + (<usize>count << 3)
  for (let gradient = gradientsOfBlock; gradient < last; gradient += 8) {
    const sum = sums + (<usize>load<u8>(bins) << 3)
    store<i64>(sum, load<i64>(sum) + load<i64>(gradient))
    bins += step
  }
}

/** sums −= child, for `features` features: what is left is the sibling's histogram. */
export function subtract (sums: usize, child: usize, features: i32): void {
  const end = sums + (<usize>features << HISTOGRAM_SHIFT)
  while (sums < end) {
    v128.store(sums, i64x2.sub(v128.load(sums), v128.load(child)))
    v128.store(sums, i64x2.sub(v128.load(sums, 16), v128.load(child, 16)), 16)
    sums += 32
    child += 32
  }
}
