import { readdir, readFile, readlink } from 'node:fs/promises'

export interface FoundProcess {
  readonly pid: number
  /** `api`, `worker-train` …, `redis`, `redis guard`, or the command where it is none of them. */
  readonly role: string
}

/** The living processes that belong to a data directory, whoever their parent is by now: they were told of it, or work inside it. Reads Linux's /proc. */
export async function findProcesses (dataDirectory: string): Promise<readonly FoundProcess[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number)
  const found = await Promise.all(pids.map((pid) => describe(pid, dataDirectory).catch(() => null)))
  return found.filter((one) => one !== null)
}

async function describe (pid: number, dataDirectory: string): Promise<FoundProcess | null> {
  const [command, environment, folder] = await Promise.all([readFile(`/proc/${pid}/cmdline`, 'utf8'), readFile(`/proc/${pid}/environ`, 'utf8'), readlink(`/proc/${pid}/cwd`)])
  const belongs = folder.startsWith(dataDirectory) || environment.split('\0').includes(`DATA_DIR=${dataDirectory}`)
  // One that has ended and waits for its parent to notice has no command.
  return belongs && command !== '' ? { pid, role: roleOf(command) } : null
}

function roleOf (command: string): string {
  const service = /services\/([\w-]+)\/src\/main\.ts/.exec(command)?.[1]
  if (service !== undefined) return service
  if (command.includes('server-guard.ts')) return 'redis guard'
  return command.includes('redis-server') ? 'redis' : command.replaceAll('\0', ' ')
}
