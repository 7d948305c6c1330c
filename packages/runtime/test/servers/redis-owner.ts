/** `node redis-owner.ts folder`: starts a Redis, tells its URL over IPC, and waits to be killed. */
import { startRedisServer } from '../../src/index.ts'

const { url } = await startRedisServer({ dataDirectory: process.argv[2]!, persist: true })
process.send?.(url)
setInterval(() => {}, 1_000)
