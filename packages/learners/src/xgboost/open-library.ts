import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { compileFunction } from 'node:vm'

/** What the WebAssembly build of XGBoost exports: C functions on pointers into its own heap. */
export interface XgboostModule {
  readonly HEAPF32: Float32Array
  readonly HEAPU8: Uint8Array
  readonly _malloc: (bytes: number) => number
  readonly _free: (pointer: number) => void
  readonly _create_model: (features: number, labels: number, rows: number, columns: number) => number
  readonly _train_full_model: (model: number, rounds: number) => void
  readonly _prediction_size: (model: number, row: number, columns: number, unused: number) => number
  readonly _predict_one: (model: number, row: number, columns: number, into: number) => number
  readonly _save_model: (model: number) => number
  readonly _get_file_content: (into: number, bytes: number) => void
  readonly _load_model: (from: number, bytes: number) => number
  readonly _free_memory_model: (model: number) => void
  readonly ccall: (name: 'set_param', returns: null, types: readonly string[], values: readonly unknown[]) => void
}

/**
 * A fresh instance of ml-xgboost's WebAssembly, with a heap of its own.
 *
 * The package's own entry starts asynchronously, prints to the console and listens to `uncaughtException` for the whole process.
 * So its emscripten script is run here in the place of `require`, with a process that nobody hears, a silent console, and a
 * module whose WebAssembly is instantiated at once.
 */
export function openLibrary (): XgboostModule {
  compiled ??= compile()
  const { run, binary, require } = compiled
  let opened: XgboostModule & EmscriptenHooks | undefined
  run({
    // The script's first act is `Module = module.exports = {}`: hooks go into that object before it looks for them.
    set exports (module: XgboostModule & EmscriptenHooks) {
      if (opened !== undefined) return
      opened = module
      module.print = () => {}
      module.printErr = () => {}
      module.instantiateWasm = (imports, receive) => {
        const instance = new WebAssembly.Instance(binary, imports)
        receive(instance)
        return instance.exports
      }
    },
    get exports () { return opened! }
  }, require, Object.create(process, { on: { value: () => {} } }), { log: () => {}, warn: () => {} }, '.')
  return opened!
}

interface EmscriptenHooks {
  print: (text: string) => void
  printErr: (text: string) => void
  instantiateWasm: (imports: ConstructorParameters<typeof WebAssembly.Instance>[1], receive: (instance: WebAssembly.Instance) => void) => WebAssembly.Instance['exports']
}

interface Compiled { readonly run: (...parts: unknown[]) => void, readonly binary: WebAssembly.Module, readonly require: NodeJS.Require }

let compiled: Compiled | undefined

/** Once a thread, when the first model is to be trained. */
function compile (): Compiled {
  const require = createRequire(import.meta.url)
  const folder = join(dirname(require.resolve('ml-xgboost')), '../dist/wasm')
  return {
    run: compileFunction(readFileSync(join(folder, 'xgboost.js'), 'utf8'), ['module', 'require', 'process', 'console', '__dirname']) as Compiled['run'],
    binary: new WebAssembly.Module(readFileSync(join(folder, 'xgboost.wasm'))),
    require
  }
}
