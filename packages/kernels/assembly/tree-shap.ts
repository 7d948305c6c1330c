/*
 * Contributions of features to trees up to 6 deep, for two rows at a time; the algorithm is told in `packages/model/src/shap/pass-tree-shap.ts`, whose bits these are.
 *
 * A step has 104 bytes: u32 place of the value that the node asks for in a pair of rows; u32 address of its set's words (0: none); u32 places of the node, of its left child and
 * of the child above that is about the same feature, 48 bytes a node; u32 place of its feature's contributions; f64 threshold (NaN: a set's node); f64 share of training rows that
 * goes left; 3 × f64 A; 3 × f64 zero / f²; and of a twig f64 value on the right, f64 how much more it is on the left. A leaf has 16 bytes: u32 place, f64 value at byte 8.
 *
 * Scratch is five areas of `area` bytes: products, sums, rates, slopes, and whether the feature has sent the row there at all its nodes.
 */
const stepBytes: usize = 104
const pointBytes: usize = 16
const nodeBytes: usize = 48

/**
 * Adds the contributions of `count` trees to those of `pairs` pairs of rows. A tree is six u32: where its forks, its twigs and its leaves begin and end.
 *
 * @param values a pair's are `valueBytes`: f64 × 2 rows for each value asked; of a set, the bit
 * @param sums   a pair's are `sumBytes`: f64 × 2 rows for each feature
 */
export function addTreeShap (trees: usize, count: i32, values: usize, valueBytes: usize, pairs: i32, scratch: usize, area: usize, sums: usize, sumBytes: usize): void {
  for (let tree = trees, end = trees + <usize>count * 24; tree < end; tree += 24) {
    for (let pair = 0, row = values, into = sums; pair < pairs; pair++, row += valueBytes, into += sumBytes) {
      passDown(load<u32>(tree), load<u32>(tree, 4), row, scratch, area)
      passTwigs(load<u32>(tree, 8), load<u32>(tree, 12), row, scratch, area, into)
      fillLeaves(load<u32>(tree, 16), load<u32>(tree, 20), scratch + area)
      passUp(load<u32>(tree), load<u32>(tree, 4), scratch, area, into)
    }
  }
}

/** @returns all bits of a lane where its row goes left */
// @ts-ignore: decorator
@inline function goesLeft (step: usize, row: usize): v128 {
  const value = v128.load(row + <usize>load<u32>(step))
  const set = <usize>load<u32>(step, 4)
  if (set === 0) return v128.not(f64x2.ge(value, v128.load64_splat(step, 24)))
  return i64x2.replace_lane(i64x2.splat(isOutside(set, f64x2.extract_lane(value, 0))), 1, isOutside(set, f64x2.extract_lane(value, 1)))
}

/** @returns −1 where the bit is not among those that go right, else 0 */
// @ts-ignore: decorator
@inline function isOutside (set: usize, bit: f64): i64 {
  const place = <u32>bit
  return <i64>((load<u32>(set + <usize>((place >> 5) << 2)) >> (place & 31)) & 1) - 1
}

function passDown (steps: usize, end: usize, row: usize, scratch: usize, area: usize): void {
  const one = f64x2.splat(1)
  const rates = scratch + 2 * area
  const slopes = scratch + 3 * area
  const ones = scratch + 4 * area
  for (let step = steps; step < end; step += stepBytes) {
    const at = <usize>load<u32>(step, 8)
    const below = <usize>load<u32>(step, 12)
    const left = goesLeft(step, row)
    const before = v128.load(ones + <usize>load<u32>(step, 16))
    const own = v128.and(left, one)
    const slope = f64x2.sub(v128.load64_splat(step, 32), own)
    v128.store(slopes + at, slope)
    v128.store(ones + below, v128.and(before, left))
    v128.store(ones + below, v128.andnot(before, left), nodeBytes)
    for (let k: usize = 0; k < 3; k++) {
      const rate = f64x2.add(own, f64x2.mul(v128.bitselect(v128.load64_splat(step + 8 * k, 40), one, before), slope))
      const product = v128.load(scratch + at + pointBytes * k)
      const onLeft = f64x2.mul(product, rate)
      v128.store(rates + at + pointBytes * k, rate)
      v128.store(scratch + below + pointBytes * k, onLeft)
      v128.store(scratch + below + pointBytes * k, f64x2.sub(product, onLeft), nodeBytes)
    }
  }
}

function passTwigs (steps: usize, end: usize, row: usize, scratch: usize, area: usize, into: usize): void {
  const one = f64x2.splat(1)
  const sums = scratch + area
  const ones = scratch + 4 * area
  for (let step = steps; step < end; step += stepBytes) {
    const at = <usize>load<u32>(step, 8)
    const before = v128.load(ones + <usize>load<u32>(step, 16))
    const own = v128.and(goesLeft(step, row), one)
    const slope = f64x2.sub(v128.load64_splat(step, 32), own)
    const right = v128.load64_splat(step, 88)
    const difference = v128.load64_splat(step, 96)
    let due = f64x2.splat(0)
    for (let k: usize = 0; k < 3; k++) {
      const rate = f64x2.add(own, f64x2.mul(v128.bitselect(v128.load64_splat(step + 8 * k, 40), one, before), slope))
      v128.store(sums + at + pointBytes * k, f64x2.add(right, f64x2.mul(rate, difference)))
      const part = f64x2.mul(v128.load(scratch + at + pointBytes * k), v128.and(v128.load64_splat(step + 8 * k, 64), before))
      due = k === 0 ? part : f64x2.add(due, part)
    }
    const sum = into + <usize>load<u32>(step, 20)
    v128.store(sum, f64x2.sub(v128.load(sum), f64x2.mul(f64x2.mul(slope, difference), due)))
  }
}

function fillLeaves (leaves: usize, end: usize, sums: usize): void {
  for (let leaf = leaves; leaf < end; leaf += 16) {
    const at = sums + <usize>load<u32>(leaf)
    const value = v128.load64_splat(leaf, 8)
    for (let k: usize = 0; k < 3; k++) v128.store(at + pointBytes * k, value)
  }
}

function passUp (steps: usize, end: usize, scratch: usize, area: usize, into: usize): void {
  const sums = scratch + area
  const rates = scratch + 2 * area
  const slopes = scratch + 3 * area
  const ones = scratch + 4 * area
  for (let step = end - stepBytes; step >= steps; step -= stepBytes) {
    const at = <usize>load<u32>(step, 8)
    const below = sums + <usize>load<u32>(step, 12)
    const before = v128.load(ones + <usize>load<u32>(step, 16))
    let due = f64x2.splat(0)
    for (let k: usize = 0; k < 3; k++) {
      const onRight = v128.load(below + pointBytes * k, nodeBytes)
      const difference = f64x2.sub(v128.load(below + pointBytes * k), onRight)
      v128.store(sums + at + pointBytes * k, f64x2.add(onRight, f64x2.mul(v128.load(rates + at + pointBytes * k), difference)))
      const part = f64x2.mul(f64x2.mul(v128.load(scratch + at + pointBytes * k), difference), v128.and(v128.load64_splat(step + 8 * k, 64), before))
      due = k === 0 ? part : f64x2.add(due, part)
    }
    const sum = into + <usize>load<u32>(step, 20)
    v128.store(sum, f64x2.sub(v128.load(sum), f64x2.mul(v128.load(slopes + at), due)))
  }
}
