export interface PipelineChanges {
  readonly announce: (id: string) => void
  /** Resolves when the pipeline's next change is announced, after so many milliseconds, or when nobody waits any more. */
  readonly next: (id: string, milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** Lets many wait for announcements that one subscription hears. */
export function createPipelineChanges (): PipelineChanges {
  const waiting = new Map<string, Set<() => void>>()
  return {
    announce: (id) => waiting.get(id)?.forEach((resume) => resume()),
    next: (id, milliseconds, signal) => new Promise((resolve) => {
      const others = waiting.get(id) ?? new Set()
      waiting.set(id, others)
      const resume = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', resume)
        others.delete(resume)
        if (others.size === 0 && waiting.get(id) === others) waiting.delete(id)
        resolve()
      }
      const timer = setTimeout(resume, milliseconds)
      signal.addEventListener('abort', resume)
      others.add(resume)
      if (signal.aborted) resume()
    })
  }
}
