import type { DescribedVersion, LinkedModel, Model } from '@assay/shared'
import type { ModelCardDocument } from '@assay/storage'

export function describeModel (model: Model): LinkedModel {
  const self = `/models/${encodeURIComponent(model.name)}`
  return { ...model, links: { self, predict: `${self}/predict`, form: `${self}/form`, champion: `${self}/champion` } }
}

export function describeVersion (name: string, document: ModelCardDocument): DescribedVersion {
  const self = `/models/${encodeURIComponent(name)}/versions/${document.version}`
  return { ...document, links: { self, artifact: `${self}/artifact`, schema: `${self}/schema`, pipeline: `/pipelines/${document.pipelineId}` } }
}
