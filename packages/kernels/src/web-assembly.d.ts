/** The part of the WebAssembly interface that is used here; TypeScript knows it only with the browser's library. */
declare namespace WebAssembly {
  class Module {
    constructor (bytes: Uint8Array)
  }
  class Memory {
    constructor (limits: { initial: number })
    readonly buffer: ArrayBuffer
    grow (pages: number): number
  }
  class Instance {
    constructor (module: Module, imports: Record<string, Record<string, Memory>>)
    readonly exports: object
  }
}
