import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** One file of the built console. */
export interface Asset {
  readonly type: string
  readonly bytes: Buffer
  /** Null where it would not be smaller. */
  readonly gzipped: Buffer | null
  /** Whether its name tells its content. */
  readonly hashed: boolean
}

/** The folder that `packages/console` is built into. */
export const consoleFolder = path.dirname(createRequire(import.meta.url).resolve('@assay/console/dist/index.html'))

/** All files of the built console by their path on the server. */
export function readAssets (): ReadonlyMap<string, Asset> {
  const names = readdirSync(consoleFolder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(path.sep, '/'))
  return new Map(names.flatMap((name) => {
    const type = types.get(path.extname(name))
    return type === undefined ? [] : [[`/${name}`, readAsset(name, type)] as const]
  }))
}

function readAsset (name: string, type: string): Asset {
  const bytes = readFileSync(path.join(consoleFolder, name))
  const gzipped = gzipSync(bytes, { level: 9 })
  return { type, bytes, gzipped: gzipped.length < bytes.length ? gzipped : null, hashed: /-[\w-]{8}\.\w+$/.test(name) }
}

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml']
])
