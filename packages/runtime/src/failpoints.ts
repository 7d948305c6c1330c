import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface FailpointPlan {
  /** `service.dependency.method`, or `service.dependency` where the dependency is a function; of all services. */
  readonly failpoints: readonly string[]
  /** Remembers in `failpoints/` which have happened, as the next process must not die of them again. */
  readonly dataDirectory: string
}

/**
 * For chaos tests: a service's dependencies, of which the named calls kill this process with SIGKILL as soon as they have done their work,
 * once each. Without failpoints they are the dependencies themselves.
 *
 * @throws {TypeError} when a failpoint names no method
 */
export function withFailpoints<Deps extends object> (service: string, { failpoints, dataDirectory }: FailpointPlan, deps: Deps): Deps {
  const deadly = { ...deps } as Record<string, unknown>
  for (const failpoint of failpoints) {
    const [home, dependency = '', method] = failpoint.split('.')
    if (home !== service) continue
    const dieHere = (call: unknown): Call => {
      if (typeof call !== 'function') throw new TypeError(`the failpoint ${failpoint} names no method`)
      return dieAfter(call as Call, () => isFirst(join(dataDirectory, 'failpoints'), failpoint))
    }
    const port = deadly[dependency]
    deadly[dependency] = method === undefined ? dieHere(port) : { ...port as object, [method]: dieHere((port as Record<string, unknown>)[method]) }
  }
  return failpoints.length === 0 ? deps : deadly as Deps
}

type Call = (...args: readonly unknown[]) => unknown

function dieAfter (call: Call, isDue: () => boolean): Call {
  return async (...args) => {
    const result = await call(...args)
    if (!isDue()) return result
    process.kill(process.pid, 'SIGKILL')
    return new Promise(() => {})
  }
}

/** Of several processes that reach a failpoint at once, one is the first. */
function isFirst (folder: string, failpoint: string): boolean {
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(join(folder, failpoint), `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch {
    return false
  }
}
