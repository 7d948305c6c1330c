import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface Load {
  readonly requestsPerSecond: number
  readonly medianMilliseconds: number
  readonly p99Milliseconds: number
  readonly requests: number
}

export interface LoadPlan {
  readonly url: string
  readonly bodies: readonly string[]
  readonly connections: number
  readonly seconds: number
}

/**
 * Posts JSON over and over with wrk (Debian: `wrk`), one thread of it.
 *
 * @throws {Error} when wrk is missing, or when any answer was not 200
 * @see https://github.com/wg/wrk
 */
export async function postLoad ({ url, bodies, connections, seconds }: LoadPlan): Promise<Load> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-load-'))
  const script = join(folder, 'post.lua')
  await writeFile(script, luaScript(bodies))
  try {
    const { stdout } = await promisify(execFile)('wrk', ['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`, '--timeout', '30s', '--script', script, url])
    return JSON.parse(stdout.slice(stdout.lastIndexOf('{'))) as Load
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Error('this needs the load generator wrk; install it (Debian and Ubuntu: apt-get install wrk)', { cause: error })
  } finally {
    await rm(folder, { recursive: true })
  }
}

function luaScript (bodies: readonly string[]): string {
  return `
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local requests = {}
local at = 0
function init()
  for i, body in ipairs({${bodies.map((body) => JSON.stringify(body)).join(',')}}) do requests[i] = wrk.format(nil, nil, nil, body) end
end
function request()
  at = at % #requests + 1
  return requests[at]
end
function done(summary, latency)
  local errors = summary.errors
  if errors.status + errors.connect + errors.read + errors.write + errors.timeout > 0 then error("not every request was answered with 200") end
  io.write(string.format('{"requestsPerSecond": %f, "medianMilliseconds": %f, "p99Milliseconds": %f, "requests": %d}\\n',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.requests))
end
`
}
