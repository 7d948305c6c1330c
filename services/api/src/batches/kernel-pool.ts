import { openKernels } from '@assay/kernels'
import type { OpenKernels } from '@assay/kernels'

/** Kernels for one file after the other, several side by side: memory that was touched before is many times as fast as new one. */
export interface KernelPool {
  readonly take: () => OpenKernels
  /** Gives back all that was reserved since they were taken. */
  readonly giveBack: (kernels: OpenKernels) => void
}

export function createKernelPool (): KernelPool {
  const idle: OpenKernels[] = []
  const emptyMarks = new WeakMap<OpenKernels, number>()

  function open (): OpenKernels {
    const kernels = openKernels()
    emptyMarks.set(kernels, kernels.memory.mark())
    return kernels
  }

  return {
    take: () => idle.pop() ?? open(),
    giveBack (kernels) {
      kernels.memory.release(emptyMarks.get(kernels)!)
      if (idle.length < mostIdle && kernels.memory.size() <= keptBytes) idle.push(kernels)
    }
  }
}

const mostIdle = 2
/** A file with longer rows has needed more, which would be idle most of the time. */
const keptBytes = 32 << 20
