/** `node stand-in-redis.ts port`: a Redis in JavaScript, in memory, for machines where no real one can be had. */
import { createRedisMock } from 'js-redis-server'

await createRedisMock({ port: Number(process.argv[2]) })
