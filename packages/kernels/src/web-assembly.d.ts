/** The part of the WebAssembly interface that is used here; TypeScript knows it only with the browser's library. */
declare namespace WebAssembly {
  interface Module { readonly [Symbol.toStringTag]: 'WebAssembly.Module' }
  const Module: new (bytes: Uint8Array) => Module

  class Memory {
    constructor (limits: { initial: number })
    readonly buffer: ArrayBuffer
    grow (pages: number): number
  }

  interface Instance { readonly exports: object }
  const Instance: new (module: Module, imports: Record<string, Record<string, Memory>>) => Instance
}
