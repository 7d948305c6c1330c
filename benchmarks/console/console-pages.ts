import { startConsole } from '../../packages/console/test/e2e/start-console.ts'
import { median } from '../benchmark.ts'
import type { Study } from '../study.ts'
import { visitPage } from './visit-page.ts'
import type { Visit } from './visit-page.ts'
import { wideTable } from './wide-table.ts'

const columns = 100
const rows = 2_000

/** Pages as a browser shows them that was never here before: no cache, no connection. */
export const consolePages: Study = {
  name: 'console',
  title: `Console and report in Chromium, a table of ${columns} columns and ${rows} rows`,
  usage: '[ROUNDS]',
  async measure ([rounds = '5']) {
    const assay = await startConsole()
    try {
      const { datasetId, id } = await assay.train(wideTable(columns, rows), { target: 'target', name: 'wide', trials: 3, learners: ['baseline', 'logistic'] })
      const pages = [
        ['console, until a file can be chosen', '/', 'input[type=file]'],
        ['console, until models are listed', '/', '.list li'],
        ['pipeline, until its search is drawn', `/#/pipelines/${id}`, '.plot'],
        ['model, until its curves are drawn', '/#/models/wide', '.plot'],
        ['form, until its fields are there', '/#/predict/wide', 'form.fields .field'],
        ['report, first time', `/datasets/${datasetId}/report`, '#cleaning'],
        ['report, again', `/datasets/${datasetId}/report`, '#cleaning'],
        ['model card', '/models/wide/versions/1/card', '#origin']
      ] as const
      const visits: { readonly name: string, readonly visits: readonly Visit[] }[] = []
      for (const [name, path, shownBy] of pages) {
        const seen: Visit[] = []
        for (let round = 0; round < (name === 'report, first time' ? 1 : Number(rounds)); round++) seen.push(await visitPage(assay, path, shownBy))
        visits.push({ name, visits: seen })
      }
      return {
        note: `Medians of ${rounds} visits by the clock; the report is rendered on the first one, and kept.`,
        head: ['page', 'page answered, ms', 'first paint, ms', 'loaded, ms', 'shown, ms', 'kB over the wire'],
        rows: visits.map(({ name, visits }) => [name, ...(['answered', 'firstPaint', 'loaded', 'shown'] as const).map((part) => medianOf(visits, part).toFixed(0)), (medianOf(visits, 'bytes') / 1000).toFixed(1)]),
        results: visits
      }
    } finally {
      await assay.close()
    }
  }
}

const medianOf = (visits: readonly Visit[], part: keyof Visit): number => median(visits.map((visit) => visit[part]))
