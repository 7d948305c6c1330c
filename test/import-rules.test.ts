import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const knowledge = ['table', 'cleaning', 'model', 'learners', 'search', 'scoring']
const pure = [...knowledge, 'kernels', 'report']
const adapters = ['storage', 'runtime']
const services = ['api', 'worker-clean', 'worker-train', 'worker-eval']
const ofServices = ['shared', 'kernels', 'report', ...knowledge, ...adapters]

/** Workspace → what it may import of the others; testkit serves tests and is free. */
const mayImport: Record<string, readonly string[]> = {
  shared: [],
  kernels: [],
  table: ['shared'],
  search: ['shared'],
  scoring: ['shared'],
  cleaning: ['shared', 'table'],
  model: ['shared', 'table'],
  learners: ['shared', 'table', 'model', 'kernels'],
  report: ['shared'],
  storage: ['shared'],
  runtime: ['shared'],
  api: [...ofServices, 'console'],
  'worker-clean': ofServices,
  'worker-train': ofServices,
  'worker-eval': ofServices,
  client: ['shared'],
  console: ['shared', 'table', 'model', 'client'],
  embedded: ['shared', 'client', ...adapters, ...services]
}

/** Browsers run the console, and the client but for its command line. */
const impure = Object.keys(mayImport).filter((workspace) => !pure.includes(workspace) && workspace !== 'console').map((workspace) => workspace === 'client' ? 'client/src/command-line' : workspace)

/** The folders that alone may import a dependency, so that it can be replaced in one place. */
const fences: readonly (readonly [dependency: RegExp, folders: readonly string[]])[] = [
  [/^bullmq$/, ['runtime']],
  [/^ioredis$/, ['runtime', 'storage']],
  [/^(fastify$|@fastify\/|@bull-board\/|@scalar\/)/, ['api']],
  [/^(prom-client|pino)$/, ['runtime']],
  [/^@aws-sdk\//, ['storage']],
  [/^hyparquet$/, ['worker-clean']],
  [/^arquero$/, ['cleaning', 'table']],
  [/^@observablehq\/plot$/, ['report/src/plots', 'console/src/plots']],
  [/^d3-scale$/, ['report/src/plots']],
  [/^linkedom$/, []],
  [/^preact(\/|$)/, ['console']],
  [/^ml-xgboost$/, ['learners/src/xgboost']],
  [/^(vitest|fast-check|testcontainers|@assay\/testkit)$/, []],
  [/^node:fs(\/|$)/, ['kernels', 'learners/src/xgboost', ...impure]], // those two read a .wasm
  [/^node:(child_process|worker_threads|cluster|timers|net|tls|dns|dgram|https?|http2)(\/|$)/, impure]
]

const impurities = /\bawait\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bMath\.random\b|\bprocess\.|\bfetch\(|\bset(Timeout|Interval|Immediate)\(/g

/** @param path from the root, with `/`: `packages/table/src/column.ts` */
function findViolations (path: string, source: string): string[] {
  const workspace = path.split('/')[1] ?? ''
  const allowed = mayImport[workspace]
  if (!allowed) return [`"${workspace}" has no row in the table of this test`]

  const home = path.split('/').slice(0, 2).join('/')
  const inside = (folder: string) => path.slice(path.indexOf('/') + 1).startsWith(`${folder}/`)
  const code = withoutComments(source)
  const imports = [...code.matchAll(/\b(?:from|import|require)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '')
  const sibling = (specifier: string) => specifier.startsWith('@assay/') && !allowed.includes(specifier.split('/')[1]!)
  const elsewhere = (specifier: string) => specifier.startsWith('.') && !posix.join(posix.dirname(path), specifier).startsWith(`${home}/`)
  const fenced = (specifier: string) => fences.some(([dependency, folders]) => dependency.test(specifier) && !folders.some(inside))

  return [
    ...imports.filter((specifier) => sibling(specifier) || elsewhere(specifier) || fenced(specifier)).map((specifier) => `imports ${specifier}`),
    ...(pure.includes(workspace) ? code.match(impurities) ?? [] : []).map((word) => `says ${word}`),
    .../\/(main|config)\.ts$/.test(path) ? [] : (code.match(/\bprocess\.env\b/g) ?? []).map(() => 'reads process.env'),
    ...path === `${home}/src/index.ts` ? [] : (code.match(/^export (?:type )?[*{][^'"]*?\bfrom\b/gm) ?? []).map(() => 'is a barrel beside index.ts')
  ]
}

/** Strings are matched first, so that a `//` inside one is not taken for a comment. */
function withoutComments (source: string): string {
  return source.replace(/('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/.*/g, '$1')
}

const root = fileURLToPath(new URL('../', import.meta.url))
const sourceFiles = globSync('{packages,services}/*/src/**/*.{ts,tsx}', { cwd: root }).filter((path) => !path.startsWith('packages/testkit/')).sort()

describe('import rules', () => {
  test('hold in every source file', () => {
    const violations = sourceFiles.flatMap((path) => findViolations(path, readFileSync(root + path, 'utf8')).map((violation) => `${path} ${violation}`))
    expect(violations).toEqual([])
  })

  test('are checked on every workspace of the table, and on more than a handful of files', () => {
    const seen = new Set(sourceFiles.map((path) => path.split('/')[1]))
    expect([...seen].sort()).toEqual(Object.keys(mayImport).sort())
    expect(sourceFiles.length).toBeGreaterThan(50)
  })

  test.each([
    ['packages/table/src/a.ts', "import { toCsv } from '@assay/cleaning'", 'imports @assay/cleaning'],
    ['packages/learners/src/a.ts', "export type { Column } from '../../table/src/column.ts'", 'imports ../../table/src/column.ts'],
    ['services/api/src/a.ts', "import type { Trainer } from '@assay/worker-train'", 'imports @assay/worker-train'],
    ['services/api/src/a.ts', "import { Queue } from 'bullmq'", 'imports bullmq'],
    ['packages/search/src/a.ts', "import 'ioredis'", 'imports ioredis'],
    ['packages/runtime/src/a.ts', "const { S3Client } = await import('@aws-sdk/client-s3')", 'imports @aws-sdk/client-s3'],
    ['packages/storage/src/a.ts', "import { makeTable } from '@assay/testkit'", 'imports @assay/testkit'],
    ['packages/model/src/a.ts', "import { readFileSync } from 'node:fs'", 'imports node:fs'],
    ['packages/learners/src/forest/a.ts', "import { readFileSync } from 'node:fs'", 'imports node:fs'],
    ['packages/client/src/a.ts', "import { openAsBlob } from 'node:fs'", 'imports node:fs'],
    ['packages/scoring/src/a.ts', 'const seed = Math.random()', 'says Math.random'],
    ['packages/cleaning/src/a.ts', 'for await (const row of rows) {}', 'says await'],
    ['packages/runtime/src/log.ts', "const url = 'redis://a'; const level = process.env.LOG_LEVEL", 'reads process.env'],
    ['packages/shared/src/words.ts', "export * from './errors.ts'", 'is a barrel beside index.ts'],
    ['packages/helpers/src/a.ts', 'export {}', '"helpers" has no row in the table of this test']
  ])('would catch, in %s: %s', (path, source, violation) => {
    expect(findViolations(path, source)).toContain(violation)
  })

  test.each([
    ['packages/learners/src/a.ts', "import { histogram } from '@assay/kernels'\n// never await, never Math.random()\nimport { b } from './linear/b.ts'"],
    ['services/api/src/main.ts', "const port = process.env.PORT ?? '5000'"],
    ['packages/table/src/index.ts', "export * from './column.ts'"],
    ['packages/storage/src/a.ts', "import { Redis } from 'ioredis'\nexport const open = async () => await new Redis().ping()"]
  ])('would pass, in %s: %s', (path, source) => {
    expect(findViolations(path, source)).toEqual([])
  })
})
