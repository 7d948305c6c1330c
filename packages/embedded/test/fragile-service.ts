/** A service for the tests of `startProcess`: says that it is ready, unless the file of FAIL_ONCE is there; that one it removes, and ends. */
import { existsSync, rmSync } from 'node:fs'

const failOnce = process.env.FAIL_ONCE!
if (existsSync(failOnce)) {
  rmSync(failOnce)
  process.exit(1)
}
process.send!({ ready: 'fragile', url: `http://fragile/${process.pid}` })
process.on('SIGTERM', () => process.exit(0))
