import { createMetrics, metricDefinitions, type MetricDefinition } from '@assay/runtime'
import { expect, test } from 'vitest'
import { readPanels, readRules, readText } from './read-infra.ts'

/** Made by Prometheus and by the Pushgateway themselves. */
const others = ['up', 'ALERTS', 'push_time_seconds', 'push_failure_time_seconds']
const recorded = readRules('rules.yml').map(({ record }) => record!)

const queries = [
  ...readRules('rules.yml').map(({ record, expr }) => [record!, expr] as const),
  ...readRules('alerts.yml').map(({ alert, expr }) => [alert!, expr] as const),
  ...readPanels().flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [`panel ${title}`, expr] as const))
]

/** A metric's name, and what its labels are asked for. */
const selector = /(?<![\w:"])([a-zA-Z_][\w:]*)(?:\{([^}]*)\})?(?=\s*(?:[[)\s/*<>=+-]|$))/g
const words = /^(?:and|or|on|by|unless|ignoring|sum|max|min|count|rate|time|vector)$/

function selectorsOf (expr: string): ReadonlyArray<{ name: string, matchers: ReadonlyArray<{ label: string, operator: string, value: string }> }> {
  // What stands in brackets after by, on and ignoring are labels.
  const code = expr.replace(/\b(by|on|ignoring)\s*\([^)]*\)/g, ' ').replace(/\b[a-z_]+\s*\(/g, '( ')
  return [...code.matchAll(selector)].filter(([, name]) => !words.test(name!)).map(([, name, labels = '']) => ({
    name: name!,
    matchers: [...labels.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"/g)].map(([, label, operator, value]) => ({ label: label!, operator: operator!, value: value! }))
  }))
}

async function shownNames (): Promise<Set<string>> {
  const texts = await Promise.all(['api', 'worker-train', 'pushed'].map((service) => createMetrics(service).text()))
  const types = texts.flatMap((text) => [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)])
  return new Set(types.flatMap(([, name, type]) => type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name!]))
}

test.each(queries)('%s asks for metrics that exist', async (_, expr) => {
  const known = new Set([...await shownNames(), ...others, ...recorded])
  const names = selectorsOf(expr).map(({ name }) => name)
  expect(names).not.toEqual([])
  expect(names.filter((name) => !known.has(name))).toEqual([])
})

test.each(queries)('%s asks for labels and values that exist', (_, expr) => {
  for (const { name, matchers } of selectorsOf(expr)) {
    const definition: MetricDefinition | undefined = Object.values(metricDefinitions).find((known) => name.includes(known.name))
    if (definition === undefined) continue
    for (const { label, operator, value } of matchers) {
      if (label === 'le') {
        expect(definition.buckets).toContain(Number(value))
        continue
      }
      const values = definition.labels[label]
      expect(values, `${name} has no label ${label}`).toBeDefined()
      if (values === 'open' || values === undefined) continue
      const asked = operator.includes('~') ? value.split('|') : [value]
      expect(asked.filter((one) => !values.includes(one)), `values of ${label}`).toEqual([])
    }
  }
})

test('the unit tests of the alerts use metrics that exist', async () => {
  const known = new Set([...await shownNames(), ...others])
  const names = [...readText('prometheus/tests.yml').matchAll(/series: '([\w:]+)/g)].map(([, name]) => name!)
  expect(names.filter((name) => !known.has(name))).toEqual([])
})

test('selectors are found in an expression', () => {
  expect(selectorsOf('sum by (job) (rate(a_total{x="1", y=~"p|q"}[5m])) / 2 > 0.2 and b:c:d or vector(0)')).toEqual([
    { name: 'a_total', matchers: [{ label: 'x', operator: '=', value: '1' }, { label: 'y', operator: '=~', value: 'p|q' }] },
    { name: 'b:c:d', matchers: [] }
  ])
})
