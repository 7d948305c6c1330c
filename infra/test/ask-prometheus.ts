export interface Answer {
  readonly status: 'success' | 'error'
  readonly error?: string
  readonly data: { readonly result: ReadonlyArray<{ readonly metric: Readonly<Record<string, string>>, readonly value: readonly [number, string] }> }
}

/** One instant query. @param url of Prometheus */
export async function askPrometheus (url: string, query: string): Promise<Answer> {
  const answer = await fetch(`${url}/api/v1/query`, { method: 'POST', body: new URLSearchParams({ query }) })
  return await answer.json() as Answer
}

/** The value of a query's only series; undefined when there is none. */
export async function askNumber (url: string, query: string): Promise<number | undefined> {
  const { data } = await askPrometheus(url, query)
  const value = data.result[0]?.value[1]
  return value === undefined ? undefined : Number(value)
}
