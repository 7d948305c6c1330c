import { openKernels, type OpenKernels } from '@assay/kernels'

let opened: OpenKernels | undefined

/**
 * The kernels that all fits in this thread share. They run one after the other, and each gives back what it reserved:
 * memory that was touched before is many times as fast as new one.
 */
export function threadKernels (): OpenKernels {
  opened ??= openKernels()
  return opened
}
