/** What the last error in a process's log says, without its stack; null where there is none. */
export function lastComplaint (log: string): string | null {
  for (const line of log.trimEnd().split('\n').reverse()) {
    const { level, err, msg } = readLine(line)
    if (level === 'error') return err?.message ?? msg ?? null
  }
  return null
}

interface LogLine { readonly level?: string, readonly msg?: string, readonly err?: { readonly message?: string } }

/** A line that is no JSON, such as a stack on stderr, tells nothing here. */
function readLine (line: string): LogLine {
  try {
    return JSON.parse(line) ?? {}
  } catch {
    return {}
  }
}
