import type { TreeGround } from './tree-ground.ts'

/** Sums over a node's rows, in quantised units. */
export interface NodeSums { readonly gradient: number, readonly hessian: number }

/** One node's split, as the kernels' split record holds it. */
export interface Split {
  /** Beyond the whole node's. */
  readonly gain: number
  /** Sums of the left rows; zeros where classes were counted. */
  readonly left: NodeSums
  readonly feature: number
  /** Numeric: values of bins 1 … lastBin go left. */
  readonly lastBin: number
  readonly missingLeft: number
  /** Eight words: the bins that go left. */
  readonly set: Uint32Array
}

const noFeature = 0xffffffff

/** Prepares the split record: only a gain above `whole` + `minGain` counts, and one that is mere rounding does not. */
export function openSplit ({ memory, split }: TreeGround, whole: number, minGain: number): void {
  memory.doubles(split, 1)[0] = whole * (1 + 1e-10) + minGain
  memory.words(split, 5)[4] = noFeature
}

/** @returns the split that the record holds, or null when none counted */
export function readSplit ({ memory, split }: TreeGround, whole: number): Split | null {
  const record = memory.words(split, 16)
  if (record[4] === noFeature) return null
  return {
    gain: memory.doubles(split, 1)[0]! - whole,
    left: { hessian: record[2]!, gradient: record[3]! | 0 },
    feature: record[4]!,
    lastBin: record[5]!,
    missingLeft: record[6]!,
    set: record.slice(8)
  }
}
