import { open, readFile, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

const patienceMilliseconds = 180_000

/**
 * Runs alone among the processes of this machine. The lock file holds its owner's process id; the lock of a dead process is taken over.
 * Two that take over at the same instant may both run: fit for not doing work twice, not for what must never be done twice.
 *
 * @throws {Error} when the lock does not come free in three minutes
 */
export async function withFileLock<T> (path: string, work: () => Promise<T>): Promise<T> {
  const patience = performance.now() + patienceMilliseconds
  while (!await take(path)) {
    if (await isAbandoned(path)) await rm(path, { force: true })
    else if (performance.now() > patience) throw new Error(`another process holds ${path}; remove it if that process is gone`)
    else await sleep(100)
  }
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
  }
}

async function take (path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(String(process.pid))
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function isAbandoned (path: string): Promise<boolean> {
  const owner = Number(await readFile(path, 'utf8').catch(() => '0'))
  // Still empty: its owner is just about to write.
  if (owner === 0) return false
  try {
    process.kill(owner, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
