/** The readiness of Prometheus and its family. */
export async function isHttpReady (url: string): Promise<boolean> {
  const answer = await fetch(`${url}/-/ready`, { signal: AbortSignal.timeout(1_000) })
  await answer.body?.cancel()
  return answer.ok
}
