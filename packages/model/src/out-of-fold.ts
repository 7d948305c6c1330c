import { arrayNamed, decodeContainer, encodeContainer } from '@assay/table'
import type { Params } from '@assay/shared'

/** What a trial's folds predicted of the rows they held out, and the params they really used. */
export interface OutOfFold {
  /**
   * Training rows × outputs, of the first repeat: means over repeats would be steadier than the one model that will answer.
   * NaN in rows that no fold held out.
   */
  readonly predictions: Float64Array
  /** One entry a fold of the first repeat: what it found by stopping early. */
  readonly used: readonly Params[]
}

const magic = 'ASSAYOOF'
const revision = 1

export function encodeOutOfFold ({ predictions, used }: OutOfFold): Uint8Array {
  return encodeContainer(magic, revision, { used }, [['predictions', predictions]])
}

/** @throws {AppError} OBJECT_DAMAGED, REVISION_UNSUPPORTED */
export function decodeOutOfFold (bytes: Uint8Array): OutOfFold {
  const container = decodeContainer(bytes, magic, revision)
  return { predictions: arrayNamed(container, 'predictions', Float64Array), used: (container.header as Pick<OutOfFold, 'used'>).used }
}
