import type { Client, PipelineView } from './upload-file.ts'

/** What to do with a model that has just been trained: a curl line that works as it stands, and the form's address. */
export async function describeResult ({ url, headers }: Client, pipeline: PipelineView): Promise<string> {
  if (pipeline.state === 'failed') return `The pipeline failed: ${pipeline.error?.code}: ${pipeline.error?.detail}`
  if (pipeline.result === undefined) return 'The pipeline was cancelled before a model was there.'
  const { model, version, promoted, reason } = pipeline.result
  const name = encodeURIComponent(model)
  const schema = await fetch(`${url}/models/${name}/versions/${version}/schema`, { headers }).then((answer) => answer.json()) as { examples?: readonly unknown[] }
  const key = headers.authorization === undefined ? '' : ` -H 'authorization: ${headers.authorization}'`
  return [
    `Model "${model}" version ${version} ${promoted ? 'answers' : 'is registered'}: ${reason}.`,
    '',
    'Ask it:',
    `  curl${key} '${url}/predict?model=${name}' -H 'content-type: application/json' -d '${JSON.stringify(schema.examples?.[0] ?? {}).replaceAll("'", '\u2019')}'`,
    `or in a form: ${url}/models/${name}/form`
  ].join('\n')
}
