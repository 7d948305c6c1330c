import { openKernels, type OpenKernels } from '@assay/kernels'

let opened: OpenKernels | undefined

/**
 * The kernels that all learners of this thread share. Their fits run one after the other, and each gives back what it reserved: memory that
 * was touched before is many times as fast as new one. Whoever fits asks again for each fit, as `closeThreadKernels` may have let them go.
 */
export function threadKernels (): OpenKernels {
  opened ??= openKernels()
  return opened
}

/** What is kept for the next table; more would be idle most of the time. */
const keptBytes = 64 * 2 ** 20

/** After the last fit on a table. */
export function closeThreadKernels (): void {
  if (opened !== undefined && opened.memory.size() > keptBytes) opened = undefined
}
