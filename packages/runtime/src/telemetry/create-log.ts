import { pino, type DestinationStream } from 'pino'
import type { Log } from '../log.ts'

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = typeof logLevels[number]

/** JSON lines with the level as a word and times in UTC; to stdout unless told otherwise. Errors go under `err`. */
export function createLog ({ service, level, destination }: { service: string, level: LogLevel, destination?: DestinationStream }): Log {
  const options = {
    level,
    base: { service },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) }
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
