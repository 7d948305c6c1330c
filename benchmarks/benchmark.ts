/** One table: ours and its peers, at several sizes. */
export interface Benchmark {
  readonly name: string
  readonly title: string
  /** Rows, where the command names none. */
  readonly sizes: readonly number[]
  readonly unit: 's' | 'µs a row'
  readonly run: (sizes: readonly number[]) => readonly Comparison[]
}

/** What one setting gave: ours first. */
export interface Comparison { readonly setting: string, readonly results: readonly Result[] }

export interface Result {
  readonly subject: string
  /** CPU time, the median of the rounds, in the benchmark's unit. */
  readonly cost: number
  /** Its time through ours, the median over rounds in which both ran one after the other. */
  readonly ratio: number
  /** ROC AUC on rows not learnt from. */
  readonly auc: number | null
}

/** Something to measure: it says itself what it cost, so that reading files and starting Python do not count. */
export interface Subject { readonly name: string, readonly measure: () => Measurement }

export interface Measurement { readonly cost: number, readonly auc: number | null }

/** Rounds of all subjects in turn: what else the machine does then hits all of them alike. */
export function compare (setting: string, subjects: readonly Subject[], rounds = 3): Comparison {
  const measured = Array.from({ length: rounds }, () => subjects.map(({ measure }) => measure()))
  const results = subjects.map(({ name }, at) => ({
    subject: name,
    cost: median(measured.map((round) => round[at]!.cost)),
    ratio: median(measured.map((round) => round[at]!.cost / round[0]!.cost)),
    auc: measured[0]![at]!.auc
  }))
  return { setting, results }
}

/** @returns CPU seconds, all threads, and what the work gave */
export function timed<T> (work: () => T): { readonly seconds: number, readonly result: T } {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { seconds: (user + system) / 1e6, result }
}

export function median (values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

export function mean (values: readonly number[]): number {
  return sum(values) / values.length
}

export function sum (values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
