/** Structured log lines. Fields in use: `service`, `pipelineId`, `trial`, `jobId`, `queue`, `code`. */
export interface Log {
  debug: (fields: object, message: string) => void
  info: (fields: object, message: string) => void
  warn: (fields: object, message: string) => void
  error: (fields: object, message: string) => void
  child: (fields: object) => Log
}
