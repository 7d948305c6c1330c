import { readFileSync } from 'node:fs'
import { createKernelMemory, type KernelMemory } from './kernel-memory.ts'
import type { Kernels } from './kernels.ts'

export interface OpenKernels { readonly kernels: Kernels, readonly memory: KernelMemory }

let compiled: WebAssembly.Module | undefined

/** An instance of its own, with its own memory; the memory is freed when nothing refers to it any more. */
export function openKernels (): OpenKernels {
  compiled ??= new WebAssembly.Module(readFileSync(new URL('../build/kernels.wasm', import.meta.url)))
  const memory = new WebAssembly.Memory({ initial: 6 })
  const kernels = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Kernels
  return { kernels, memory: createKernelMemory(memory, kernels.firstFree()) }
}
