import type { Champion, DescribedVersion, LinkedModel, Model, Promotion } from '@assay/shared'
import type { ModelCardDocument } from '@assay/storage'

/** @param champion the pointer, to tell the history by; null when there is none */
export function describeModel (model: Model, champion?: Champion | null): LinkedModel {
  const self = `/models/${encodeURIComponent(model.name)}`
  const history = champion === undefined ? {} : { history: champion === null ? [] : promotionsOf(champion) }
  return { ...model, ...history, links: { self, predict: `${self}/predict`, form: `${self}/form`, champion: `${self}/champion` } }
}

function promotionsOf ({ history, ...current }: Champion): readonly Promotion[] {
  return [current, ...history]
}

export function describeVersion (name: string, document: ModelCardDocument): DescribedVersion {
  const self = `/models/${encodeURIComponent(name)}/versions/${document.version}`
  return { ...document, links: { self, artifact: `${self}/artifact`, card: `${self}/card`, page: `${self}/page.html`, schema: `${self}/schema`, pipeline: `/pipelines/${document.pipelineId}` } }
}
