

import { join } from 'node:path'
import { jsonRows, syntheticArtifact } from '../synthetic-artifact.ts'
import { fitLearner, synthesise, type SyntheticRows } from '../synthetic-rows.ts'
import { postLoad, type Load } from './post-load.ts'
import { serveChampion } from './serve-champion.ts'
import { startProgram, type Program } from './start-program.ts'

const plan = { trees: 300, depth: 6, rows: 10_000, connections: 50, seconds: 3, rounds: 1 } as const

export async function measureServing () {
  const given = synthesise(plan.rows)
  const { model } = fitLearner('boosting', given, { rounds: plan.trees, learningRate: 0.1, maxDepth: plan.depth })
  const bodies = jsonRows(given, 100).map((row) => JSON.stringify(row))
  const programs: Program[] = []
  const started = async <P extends Program>(program: Promise<P>): Promise<P> => {
    programs.push(await program)
    return program
  }
  try {
    const echo = await started(startProgram(process.execPath, [join(import.meta.dirname, 'echo-server.ts')]))
    const assay = await started(serveChampion(syntheticArtifact(model, given)))
    const subjects = [
      { name: 'fastify, echo', server: echo, path: '/predict' },
      { name: 'assay', server: assay, path: '/predict' },
      //{ name: 'assay, explain', server: assay, path: '/predict?explain=true' }
    ]
    for (let round = 0; round < plan.rounds; round++) {
      for (const { name, server, path } of subjects) {
        const before = server.cpuSeconds()
        const load = await postLoad({ url: server.url + path, bodies, connections: plan.connections, seconds: plan.seconds })
        console.log(name.padEnd(20), load.requestsPerSecond.toFixed(0).padStart(8), 'requests/s, p50', load.medianMilliseconds, 'p99', load.p99Milliseconds, 'CPU µs/request', ((server.cpuSeconds() - before) / load.requests * 1e6).toFixed(1))
      }
    }
  } finally {
    for (const program of programs.reverse()) await program.stop()
  }
}
await measureServing()
