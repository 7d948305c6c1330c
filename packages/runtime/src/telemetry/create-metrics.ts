import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { metricDefinitions, type MetricDefinition } from './metric-definitions.ts'

type Definitions = typeof metricDefinitions
type Instrument<D extends MetricDefinition> = {
  counter: Counter<keyof D['labels'] & string>
  gauge: Gauge<keyof D['labels'] & string>
  histogram: Histogram<keyof D['labels'] & string>
}[D['type']]

/** Every metric by the name of its definition; those of other services can be counted too but are not shown. */
export type Metrics = { readonly [K in keyof Definitions]: Instrument<Definitions[K]> } & {
  /** What `/metrics` answers. */
  readonly text: () => Promise<string>
  readonly contentType: string
  /** Runs before each answer, for gauges that are looked up; when it throws, its gauges stay as they were left. */
  readonly beforeScrape: (look: () => Promise<void>) => void
}

/** @param service `api` shows the API's metrics, `pushed` those of one trial and nothing of the process, every other name those of a worker */
export function createMetrics (service: string): Metrics {
  const registry = new Registry()
  const looks: Array<() => Promise<void>> = []
  if (service !== 'pushed') collectDefaultMetrics({ register: registry })
  const instruments = Object.fromEntries(Object.entries(metricDefinitions).map(([key, definition]) => [key, createInstrument(definition, isShownBy(service, definition) ? [registry] : [])]))
  return {
    ...instruments as { [K in keyof Definitions]: Instrument<Definitions[K]> },
    async text () {
      await Promise.allSettled(looks.map((look) => look()))
      return registry.metrics()
    },
    contentType: registry.contentType,
    beforeScrape: (look) => { looks.push(look) }
  }
}

function isShownBy (service: string, { services }: MetricDefinition): boolean {
  const kind = service === 'api' || service === 'pushed' ? service : 'workers'
  return services === kind || (services === 'all' && kind !== 'pushed')
}

function createInstrument ({ name, type, help, labels, buckets }: MetricDefinition, registers: Registry[]): Counter | Gauge | Histogram {
  const options = { name, help, labelNames: Object.keys(labels), registers }
  const series = closedSeries(labels)
  if (type === 'histogram') {
    const histogram = new Histogram({ ...options, buckets: [...buckets ?? []] })
    for (const values of series) histogram.zero(values)
    return histogram
  }
  if (type === 'gauge') return new Gauge(options)
  const counter = new Counter(options)
  for (const values of series) counter.inc(values, 0)
  return counter
}

/** Every combination of closed labels; none when a label is open. */
function closedSeries (labels: MetricDefinition['labels']): ReadonlyArray<Record<string, string>> {
  let series: Array<Record<string, string>> = [{}]
  for (const [label, values] of Object.entries(labels)) {
    if (values === 'open') return []
    series = series.flatMap((known) => values.map((value) => ({ ...known, [label]: value })))
  }
  return series
}
