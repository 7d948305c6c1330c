import type { Client, ServerAddress } from '@assay/client'
import type { Pipeline } from '@assay/shared'

/** What to do with a model that has just been trained: a curl line that works as it stands, and the form's address. */
export async function describeResult (client: Client, { url, key }: ServerAddress, pipeline: Pipeline): Promise<string> {
  if (pipeline.state === 'failed') return `The pipeline failed: ${pipeline.error?.code}: ${pipeline.error?.detail}`
  if (pipeline.result === undefined) return 'The pipeline was cancelled before a model was there.'
  const { model, version, promoted, reason } = pipeline.result
  const name = encodeURIComponent(model)
  const { examples = [] } = await client.models.schema(model, version)
  const authorization = key === undefined ? '' : ` -H 'authorization: Bearer ${key}'`
  return [
    `Model "${model}" version ${version} ${promoted ? 'answers:' : 'is'} ${reason}.`,
    '',
    'Ask it:',
    `  curl${authorization} '${url}/predict?model=${name}' -H 'content-type: application/json' -d '${JSON.stringify(examples[0] ?? {}).replaceAll("'", '\u2019')}'`,
    `or in a form: ${url}/models/${name}/form`
  ].join('\n')
}
