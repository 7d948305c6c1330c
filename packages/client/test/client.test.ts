import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { startAssay } from '@assay/embedded'
import type { Service } from '@assay/runtime'
import type { Pipeline } from '@assay/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiProblem } from '../src/api-problem.ts'
import { createClient } from '../src/create-client.ts'
import type { Client } from '../src/create-client.ts'
import { everyItem } from '../src/every-item.ts'
import { ServerUnreachable } from '../src/server-unreachable.ts'

/** The client and the command line, on a whole Assay: a Redis, the API and the three workers, with keys. */
const apiKeys = ['boss:admin:the-whole-house', 'guest:read:only-looking']
const key = 'the-whole-house'
const script = fileURLToPath(new URL('../src/command-line/main.ts', import.meta.url))

const lines = (await readFile(fileURLToPath(new URL('../../../examples/employees.csv', import.meta.url)), 'utf8')).trimEnd().split('\n')
const names = lines[0]!.split(',')
const row = Object.fromEntries(names.map((name, at) => [name, lines[700]!.split(',')[at]!]))
const csv = `${lines.slice(0, 301).join('\n')}\n`

let directory: string
let staff: string
let assay: Service
let client: Client

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'assay-client-'))
  staff = path.join(directory, 'our staff (2024).csv.gz')
  await writeFile(staff, gzipSync(csv))
  const environment = { ...process.env, PORT: '0', DATA_DIR: path.join(directory, 'data'), API_KEYS: apiKeys.join(','), LOG_LEVEL: 'warn' }
  const config = { port: 0, host: '127.0.0.1', dataDirectory: environment.DATA_DIR, redisUrl: undefined, apiKeys, demo: 'off' } as const
  assay = await startAssay(config, environment, () => {})
  client = createClient({ url: assay.url!, key })
})

afterAll(async () => {
  await assay.stop()
  await rm(directory, { recursive: true, force: true })
})

/** Runs `assay` as a process, with the admin's key and no terminal. */
async function run (words: readonly string[], { input = '', environment = {} }: { readonly input?: string, readonly environment?: Record<string, string> } = {}) {
  const child = spawn(process.execPath, [script, ...words], { env: { ...process.env, ASSAY_URL: assay.url!, ASSAY_KEY: key, ...environment } })
  child.stdin.end(input)
  const [output, messages, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close') as Promise<[number]>])
  return { exitCode, output, messages, json: () => JSON.parse(output) }
}

describe('assay train', () => {
  it('shows the way on stderr, then the board, the verdict and the model', { timeout: 120_000 }, async () => {
    const { exitCode, output, messages } = await run(['train', staff, '--target', 'Attrition', '--trials', '5', '--learners', 'baseline,logistic', '--top', '3'])
    expect(messages).toMatch(/^Model "our-staff-2024", pipeline [0-9a-f]{24}\n/)
    expect(messages).toMatch(/done · 5 of 5 trials · best rocAuc 0\.\d{4} \(logistic\)\n$/)
    const board = output.split('\n').filter((line) => !line.includes('ensemble'))
    expect(board.slice(0, 5)).toEqual([
      expect.stringMatching(/^rank +trial {2}learner {3}rocAuc {2}95 % interval$/),
      expect.stringMatching(/^ {3}1 +\d {2}logistic {2}0\.\d{4} {2}0\.\d{4} to [01]\.\d{4} {2}best$/),
      expect.stringMatching(/^ {3}2 /),
      expect.stringMatching(/^ {3}3 /),
      '… and 2 more (--top 5 shows all)'
    ])
    expect(output).toMatch(/\nbetter than predicting the same for every row: /)
    expect(output).toMatch(/\nModel "our-staff-2024" version 1 answers now: the first version of this model\n$/)
    expect(output + messages).not.toContain('\u001b')
    expect(exitCode).toBe(0)
  })

  it('answers a script with one JSON value, at once where the order is known', async () => {
    const { exitCode, json } = await run(['train', staff, '--target', 'Attrition', '--trials', '5', '--learners', 'baseline,logistic', '--json'])
    expect(exitCode).toBe(0)
    expect(json()).toMatchObject({ pipeline: { state: 'succeeded', result: { version: 1 } }, leaderboard: { metric: 'rocAuc', items: [{ rank: 1 }, {}, {}, {}, {}] } })
  })

  it('ends with 1 and the reason when the pipeline fails', async () => {
    const { exitCode, output } = await run(['train', staff, '--target', 'Attritoin'])
    expect(output).toMatch(/^Failed: TARGET_NOT_FOUND: .*Did you mean "Attrition"\?/)
    expect(exitCode).toBe(1)
  })

  it.each([
    [['train', 'nowhere.csv', '--target', 'y'], 1, /There is no file .*nowhere\.csv/],
    [['train', 'x.csv'], 2, /Write assay train x\.csv --target COLUMN/],
    [['train', '--target', 'y'], 2, /FILE is missing/],
    [['train', 'a.csv', 'b.csv', '--target', 'y'], 2, /What is "b\.csv"\?/],
    [['train', 'a.csv', '--target'], 2, /--target lacks its value; write --target COLUMN/],
    [['train', 'a.csv', '--traget', 'y'], 2, /no option --traget; did you mean --target\?/]
  ] as const)('refuses %j with %i', async (words, code, complaint) => {
    const { exitCode, output, messages } = await run(words)
    expect(messages).toMatch(complaint)
    expect([exitCode, output]).toEqual([code, ''])
  })

  it('lets the API judge the values of options, and calls that wrong usage too', async () => {
    const { exitCode, messages } = await run(['train', staff, '--target', 'Attrition', '--trials', 'many', '--json'])
    expect(JSON.parse(messages)).toMatchObject({ code: 'OPTION_INVALID', errors: [{ path: 'trials' }] })
    expect(exitCode).toBe(2)
  })
})

describe('assay replay', () => {
  it('answers a prediction again, and says whether it is the same', async () => {
    const { predictions: [prediction] } = (await run(['predict', 'our-staff-2024', '--row', '{"Age": 33}', '--json'])).json()
    const people = await run(['replay', prediction.id])
    expect(people.exitCode).toBe(0)
    expect(people.output).toMatch(/by "our-staff-2024", version 1[^]*\nrow: \{"Age":33\}\n[^]*the same, bit for bit\nchain of receipts: intact\n/)
    const { replay, chain } = (await run(['replay', prediction.id, '--json'])).json()
    expect({ replay, chain }).toEqual({ replay: { prediction, same: true }, chain: 'intact' })
    expect(await run(['replay', 'x'])).toMatchObject({ exitCode: 1, messages: expect.stringMatching(/no receipt of the prediction "x"/) })
  })
})

describe('assay predict', () => {
  it('answers a row for people and for scripts', async () => {
    const asked = ['predict', 'our-staff-2024', '--row', JSON.stringify({ ...row, Planet: 'Mars' })]
    const people = await run(asked)
    expect(people.output).toMatch(/^(Yes|No) \((Yes|No) \d+\.\d %, (Yes|No) \d+\.\d %; Yes is answered from \d+\.\d % on\)\n/)
    expect(people.output).toMatch(/\nnote: .*"Planet"/)
    const scripts = (await run([...asked, '--json', '--explain'])).json()
    expect(scripts).toMatchObject({ model: 'our-staff-2024', version: 1, predictions: [{ positive: 'Yes', contributions: expect.any(Array) }] })
  })

  it('answers a CSV from a file or from stdin with the same bytes', async () => {
    const rows = path.join(directory, 'rows.csv')
    const out = path.join(directory, 'answers.csv')
    const someRows = `${lines.slice(0, 12).join('\n')}\n`
    await writeFile(rows, someRows)
    expect(await run(['predict', 'our-staff-2024', rows, '--out', out])).toMatchObject({ exitCode: 0, output: '' })
    const answers = await readFile(out, 'utf8')
    expect(answers.split('\n')[0]).toBe(`${lines[0]},prediction,probability,probability of No,probability of Yes,warnings`)
    expect(answers.trimEnd().split('\n')).toHaveLength(12)
    expect((await run(['predict', 'our-staff-2024', '-'], { input: someRows })).output).toBe(answers)
  })

  it('explains each row of a CSV by the same contributions as that row alone', async () => {
    const { exitCode, output } = await run(['predict', 'our-staff-2024', '-', '--explain'], { input: `${lines[0]}\n${lines[700]}\n` })
    const [header, answer] = output.trimEnd().split('\n').map((line) => line.split(','))
    const { predictions: [{ baseline, contributions }] } = (await run(['predict', 'our-staff-2024', '--row', JSON.stringify(row), '--json', '--explain'])).json()
    const expected = new Map<string, string>([['baseline', String(baseline)], ...contributions.map(({ column, contribution }: { column: string, contribution: number }) => [`contribution of ${column}`, String(contribution)] as const)])
    expect(new Map(header!.flatMap((name, at) => expected.has(name) ? [[name, answer![at]!] as const] : []))).toEqual(expected)
    expect([expected.size > 5, exitCode]).toEqual([true, 0])
  })

  it.each([
    [['predict', 'our-staff-2024', '--row', '{Age: 41}'], 2, /--row is no JSON/],
    [['predict', 'our-staff-2024'], 2, /FILE is missing/],
    [['predict'], 2, /MODEL and FILE are missing/],
    [['predict', 'our-staff-2024', staff, '--out', '/no-such-folder/x.csv'], 2, /--out: there is no folder \S*no-such-folder; make it/],
    [['predict', 'our-staff-2024', '--row', '{}', '--version', 'one'], 2, /"one" is no version/],
    [['predict', 'our-staff-2024', '--row', '{"Age": 1e400}'], 1, /Age/],
    [['predict', 'nobody', '--row', '{}'], 1, /The model "nobody" has no champion/]
  ] as const)('refuses %j with %i', async (words, code, complaint) => {
    const { exitCode, messages } = await run(words)
    expect(messages).toMatch(complaint)
    expect(exitCode).toBe(code)
  })
})

describe('assay models, promote, watch, cancel', () => {
  let second: Pipeline

  it('list and promote versions', { timeout: 120_000 }, async () => {
    const trained = await run(['train', staff, '--target', 'Attrition', '--trials', '1', '--learners', 'baseline'])
    expect(trained.output).toMatch(/\nModel "our-staff-2024" version 2 is registered, not promoted: .* 95 % interval/)
    second = await client.pipelines.get(/pipeline ([0-9a-f]+)/.exec(trained.messages)![1]!)
    expect((await run(['models'])).output).toMatch(/^model +champion {2}versions {2}learner +cross-validated {2}made\nour-staff-2024 +1 +2 {2}logistic/)
    expect((await run(['promote', 'our-staff-2024', '2', '--reason', 'for a test'])).output).toBe('Model "our-staff-2024" is answered by version 2 now\n')
    expect((await run(['models', 'our-staff-2024'])).output).toMatch(/\n +2 {2}champion {2}baseline/)
    expect((await run(['promote', 'our-staff-2024', '1', '--json'])).json()).toMatchObject({ champion: 1 })
    expect(await run(['promote', 'our-staff-2024', '9'])).toMatchObject({ exitCode: 1, messages: expect.stringContaining('has no version 9; it has 1, 2') })
  })

  it('watch tells every event to a script, a line each', async () => {
    const { exitCode, output } = await run(['watch', second.id, '--json'])
    const events = output.trimEnd().split('\n').map((line) => JSON.parse(line))
    expect(events.map(({ event }) => event)).toEqual(['trial', 'pipeline'])
    expect(events[1].content).toEqual(second)
    expect(exitCode).toBe(0)
  })

  it('cancel stops a pipeline, and Ctrl-C only leaves it', { timeout: 60_000 }, async () => {
    const child = spawn(process.execPath, [script, 'train', staff, '--target', 'Attrition', '--trials', '2000', '--url', assay.url!, '--key', key])
    const closed = once(child, 'close')
    let messages = ''
    let interrupted = false
    for await (const chunk of child.stderr) {
      // A word may come in two chunks.
      messages += chunk
      if (!interrupted && messages.includes('training')) interrupted = child.kill('SIGINT')
    }
    expect(messages).toMatch(/assay: Interrupted; .* goes on/)
    expect(await closed).toEqual([130, null])

    const id = /pipeline ([0-9a-f]+)/.exec(messages)![1]!
    expect((await client.pipelines.get(id)).state).toBe('running')
    expect(await run(['cancel', id])).toMatchObject({ exitCode: 0, output: expect.stringMatching(`^Pipeline ${id} (stops within moments|is cancelled)\n$`) })
    const watched = await run(['watch', id])
    expect(watched.output).toMatch(/(^|\n)Cancelled\./)
    expect(watched.exitCode).toBe(1)
  })
})

describe('assay', () => {
  it('helps', async () => {
    for (const words of [['help'], ['--help']]) expect(await run(words)).toMatchObject({ exitCode: 0, output: expect.stringMatching(/assay train FILE --target COLUMN/) })
    expect(await run(['train', '--help'])).toMatchObject({ exitCode: 0, output: expect.stringMatching(/--trials COUNT/) })
  })

  it.each([
    [[], /Which command\?/],
    [['trian', 'x.csv'], /no command "trian"; did you mean train\?/],
    [['models', '--url', 'localhost:5000'], /"localhost:5000" is no address of a server; write one such as http:/]
  ])('calls %j wrong usage', async (words, complaint) => {
    const { exitCode, messages } = await run(words)
    expect(messages).toMatch(complaint)
    expect(exitCode).toBe(2)
  })

  it('says 3 where nothing answers, and how to start what would', async () => {
    const closed = createServer().listen(0)
    const { port } = closed.address() as AddressInfo
    closed.close()
    const { exitCode, messages } = await run(['models', '--url', `http://127.0.0.1:${port}`, '--json'])
    expect(JSON.parse(messages)).toMatchObject({ code: 'UNREACHABLE', detail: expect.stringMatching(/ECONNREFUSED.*npm start/) })
    expect(exitCode).toBe(3)
  })

  it('names the key that is needed', async () => {
    expect(await run(['models'], { environment: { ASSAY_KEY: '' } })).toMatchObject({ exitCode: 1, messages: expect.stringMatching(/--key SECRET or ASSAY_KEY/) })
    expect(await run(['promote', 'our-staff-2024', '1', '--key', 'only-looking'])).toMatchObject({ exitCode: 1, messages: expect.stringMatching(/--key/) })
  })
})

describe('the client', () => {
  it('gives each part of the contract', async () => {
    const { dataset, pipeline } = await client.datasets.upload(csv, { target: 'Attrition', name: 'again', trials: 1, learners: ['baseline'], ignore: ['Country', 'Gender'] })
    let trials = 0
    for await (const { event } of client.pipelines.watch(pipeline.id)) if (event === 'trial') trials++
    expect(trials).toBeGreaterThan(0)
    expect(await client.pipelines.get(pipeline.id)).toMatchObject({ state: 'succeeded', datasetId: dataset.id })
    expect((await client.pipelines.trials(pipeline.id)).items).toMatchObject([{ number: 0, state: 'completed' }])

    expect((await client.datasets.profile(dataset.id)).rows).toBe(300)
    expect(await client.datasets.report(dataset.id)).toMatch(/^<!doctype html>/i)
    const { steps } = await client.datasets.plan(dataset.id)
    expect(steps).toEqual(expect.arrayContaining([expect.objectContaining({ step: 'drop', column: 'Country' })]))
    expect((await client.datasets.get(dataset.id)).bytes).toBe(csv.length)

    const { versions: [version] } = await client.models.get('again')
    const artifact = await client.models.artifact('again', 1)
    expect(createHash('sha256').update(artifact).digest('hex')).toBe(version!.sha256)
    expect((await client.models.version('again', 1)).card).toBeTypeOf('object')
    const { examples } = await client.models.schema('again', 1)
    expect((await client.predict(examples!, { model: 'again' })).predictions).toHaveLength(1)
  })

  it('lists page by page', async () => {
    const names: string[] = []
    for await (const { name } of everyItem((page) => client.models.list({ ...page, limit: 1 }))) names.push(name)
    expect(names).toEqual(['again', 'our-staff-2024'])
  })

  it('takes a lone name with a comma whole', async () => {
    const text = 'a,"b, c",y\n1,2,no\n2,3,yes\n'
    const { pipeline: { id } } = await client.datasets.upload(text, { target: 'y', ignore: ['b, c'], name: 'commas' })
    const { pipeline: same } = await client.pipelines.start({ datasetId: createHash('sha256').update(text).digest('hex'), target: 'y', ignore: ['b, c'], name: 'commas' })
    expect(same.id).toBe(id)
  })

  it('throws the problem as the API says it', async () => {
    const refused = await client.predict({ Age: 'old' }, { model: 'our-staff-2024' }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ApiProblem)
    expect(refused).toMatchObject({ code: 'ROW_INVALID', status: 422, errors: [{ path: '/Age' }] })
  })

  it('says so when it is another server that answers', async () => {
    const other = createServer((_request, response) => { response.end('<h1>Welcome</h1>') }).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const lost = createClient({ url: `http://127.0.0.1:${(other.address() as AddressInfo).port}` })
    await expect(lost.models.list()).rejects.toThrow(/did not answer JSON; is it Assay/)
    other.close()
    other.closeAllConnections()
    await expect(lost.models.list()).rejects.toThrow(ServerUnreachable)
  })
})
