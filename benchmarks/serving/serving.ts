import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { median } from '../benchmark.ts'
import { findPython, writeRows } from '../python-peer.ts'
import type { Study } from '../study.ts'
import { jsonRows, syntheticArtifact } from '../synthetic-artifact.ts'
import { fitLearner, synthesise, type SyntheticRows } from '../synthetic-rows.ts'
import { csvOf, postCsv } from './post-csv.ts'
import { postLoad, type Load } from './post-load.ts'
import { serveChampion } from './serve-champion.ts'
import { startProgram, type Program } from './start-program.ts'
import { switchChampion } from './switch-champion.ts'

const trees = 300
const depth = 6
const rows = 10_000
const connections = 50
const csvRows = 200_000

interface Subject { readonly name: string, readonly server: Program, readonly path: string }
interface Measured extends Load { readonly subject: string, readonly cpuMicroseconds: number }
interface Posted extends Awaited<ReturnType<typeof postCsv>> { readonly file: string, readonly bytesPerRow: number }

export const serving: Study = {
  name: 'serving',
  title: `Serving: one row of 30 columns against ${trees} trees of depth ${depth}, ${connections} connections`,
  usage: '[SECONDS] [ROUNDS]',
  async measure ([seconds = '8', rounds = '3']) {
    const given = synthesise(rows)
    const { model } = fitLearner('boosting', given, { rounds: trees, learningRate: 0.1, maxDepth: depth })
    const artifact = syntheticArtifact(model, given)
    const bodies = jsonRows(given, 100).map((row) => JSON.stringify(row))
    const programs: Program[] = []
    try {
      const echo = await startProgram(process.execPath, [join(import.meta.dirname, 'echo-server.ts')])
      programs.push(echo)
      const assay = await serveChampion(artifact)
      programs.push(assay)
      const subjects: Subject[] = [
        { name: 'bare Fastify, echo', server: echo, path: '/predict' },
        { name: 'Assay', server: assay, path: '/predict' },
        { name: 'Assay, explain', server: assay, path: '/predict?explain=true' }
      ]
      const flask = await startFlask(given)
      if (flask !== null) {
        programs.push(flask)
        subjects.push({ name: 'Flask, scikit-learn', server: flask, path: '/predict' })
      }
      const measured: Measured[] = []
      for (const subject of subjects) await measure(subject, bodies, 2)
      const files = [csvOf('full doubles', given, csvRows), csvOf('4 decimals', given, csvRows, 4)]
      for (const file of files) await postCsv(assay, file)
      const posted: Posted[] = []
      for (let round = 0; round < Number(rounds); round++) {
        for (const subject of subjects) measured.push(await measure(subject, bodies, Number(seconds)))
        for (const file of files) posted.push({ file: file.name, bytesPerRow: file.bytesPerRow, ...await postCsv(assay, file) })
      }
      const change = await switchChampion(assay, artifact, bodies)
      return {
        note: `Medians of ${rounds} rounds of ${seconds} s by wrk; ratios are medians over rounds, to the echo of the same round. `
          + `CSV in and out, ${csvRows} rows a round: ${files.map(({ name }) => describeCsv(name, posted)).join('; ')}. `
          + `A request alone: ${change.medianMilliseconds.toFixed(2)} ms (median), the first one after a switch of the champion: ${change.firstMilliseconds.toFixed(2)} ms.`,
        head: ['subject', 'requests/s', 'to the echo', 'CPU µs a request', 'p50 ms', 'p99 ms', 'p99 to the echo'],
        rows: subjects.map(({ name }) => describe(name, measured)),
        results: { measured, csv: posted, change }
      }
    } finally {
      for (const program of programs.reverse()) await program.stop()
    }
  }
}

async function measure ({ name, server, path }: Subject, bodies: readonly string[], seconds: number): Promise<Measured> {
  const before = server.cpuSeconds()
  const load = await postLoad({ url: server.url + path, bodies, connections, seconds })
  return { subject: name, ...load, cpuMicroseconds: (server.cpuSeconds() - before) / load.requests * 1e6 }
}

function describe (subject: string, measured: readonly Measured[]): string[] {
  const own = measured.filter((one) => one.subject === subject)
  const echoes = measured.filter((one) => one.subject === measured[0]!.subject)
  const medianOf = (value: (one: Measured, echo: Measured) => number): number => median(own.map((one, round) => value(one, echoes[round]!)))
  return [
    subject,
    medianOf(({ requestsPerSecond }) => requestsPerSecond).toFixed(0),
    `${(100 * medianOf((one, echo) => one.requestsPerSecond / echo.requestsPerSecond)).toFixed(0)} %`,
    medianOf(({ cpuMicroseconds }) => cpuMicroseconds).toFixed(1),
    medianOf(({ medianMilliseconds }) => medianMilliseconds).toFixed(2),
    medianOf(({ p99Milliseconds }) => p99Milliseconds).toFixed(2),
    medianOf((one, echo) => one.p99Milliseconds / echo.p99Milliseconds).toFixed(2)
  ]
}

function describeCsv (file: string, posted: readonly Posted[]): string {
  const own = posted.filter((one) => one.file === file)
  const medianOf = (value: (one: Posted) => number): string => median(own.map(value)).toFixed(0)
  return `${file} (${medianOf(({ bytesPerRow }) => bytesPerRow)} bytes a row) ${medianOf(({ rowsPerCpuSecond }) => rowsPerCpuSecond)} rows a second of CPU, ${medianOf(({ rowsPerSecond }) => rowsPerSecond)} by the clock`
}

/** @returns null where no Python has both */
async function startFlask (given: SyntheticRows): Promise<Program | null> {
  const python = findPython('sklearn', 'flask')
  if (python === null) return null
  const folder = writeRows(given)
  try {
    return await startProgram(python.command, [join(import.meta.dirname, 'flask_peer.py'), folder, ...[given.rows, given.columns.length, trees, depth].map(String)])
  } finally {
    rmSync(folder, { recursive: true })
  }
}
