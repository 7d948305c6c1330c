import type { Log } from './log.ts'
import type { Service } from './service.ts'
import { createLog } from './telemetry/create-log.ts'

/** What a child process tells its parent over IPC once it serves. */
export interface ReadyMessage { readonly ready: string, readonly url?: string }

const stopMilliseconds = 10_000

/**
 * A process's whole life: opens the service, tells a waiting parent, and stops it within 10 s on SIGTERM, SIGINT or the parent's death.
 * Exit codes: 0 stopped as asked, 1 not opened, not stopped in time, or something unforeseen.
 */
export async function runAsProcess (name: string, open: () => Promise<Service>, log: Log = createLog({ service: name, level: 'info' })): Promise<void> {
  let service: Service | undefined
  let stopping = false

  async function stop (reason: string, code: 0 | 1): Promise<void> {
    if (stopping) return
    stopping = true
    log.info({ reason }, 'stopping')
    setTimeout(() => {
      log.error({ seconds: stopMilliseconds / 1000 }, 'did not stop in time; exits all the same')
      process.exit(1)
    }, stopMilliseconds).unref()
    try {
      await service?.stop()
      log.info({}, 'stopped')
      process.exit(code)
    } catch (error) {
      log.error({ err: error }, 'did not stop cleanly')
      process.exit(1)
    }
  }

  process.on('SIGTERM', () => { void stop('SIGTERM', 0) })
  process.on('SIGINT', () => { void stop('SIGINT', 0) })
  process.on('disconnect', () => { void stop('the parent process is gone', 0) })
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error) => {
      log.error({ err: error }, event)
      void stop(event, 1)
    })
  }
  try {
    service = await open()
  } catch (error) {
    log.error({ err: error }, `${name} cannot start: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
  log.info({ url: service.url }, 'ready')
  process.send?.({ ready: name, ...(service.url !== undefined && { url: service.url }) } satisfies ReadyMessage)
}
