import { ApiProblem } from '@assay/client'
import type { ProblemDetails, StartedPipeline } from '@assay/shared'
import type { GivenOptions } from './upload-options.tsx'
import { words } from '../words/words.ts'

/**
 * Sends a file, with its options in the query, by XMLHttpRequest: only that tells how much has been sent.
 *
 * @param onProgress told the share that has been sent, 0 to 1
 * @throws {ApiProblem} when the API refuses
 */
export function sendUpload (file: File, options: GivenOptions & { readonly target: string }, onProgress: (share: number) => void): Promise<StartedPipeline> {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(options)) {
    // Of several values of one name each is taken whole; a lone one would be split at its commas.
    const items = Array.isArray(value) && value.length === 1 ? [value[0], value[0]] : [value].flat()
    for (const item of items) query.append(name, String(item))
  }
  const form = new FormData()
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/datasets?${query}`)
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total))
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response as StartedPipeline)
      else reject(request.response === null ? new Error(words.upload.broken) : new ApiProblem(request.response as ProblemDetails))
    })
    request.addEventListener('error', () => reject(new Error(words.upload.broken)))
    request.send(form)
  })
}
