/** The bare framework: answers the JSON body with itself. Says its port on a line of its own. */
import { fastify } from 'fastify'

const app = fastify()
app.post('/predict', async ({ body }) => body)
console.log(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
