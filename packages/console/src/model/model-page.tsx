import { client } from '../api.ts'
import { useAnswer } from '../hooks/use-answer.ts'
import { useTitle } from '../hooks/use-title.ts'
import { Answered } from '../parts/answered.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { pathOf } from '../route.ts'
import { words } from '../words/words.ts'
import { CardPanels } from './card-panels.tsx'
import { ShadowPanel } from './shadow-panel.tsx'
import { VersionsPanel } from './versions-panel.tsx'

/** One model: what a version is worth, and which version answers. */
export function ModelPage ({ name, version }: { readonly name: string, readonly version?: number }) {
  useTitle(name, words.model.title)
  const model = useAnswer(() => client.models.get(name), [name])
  const shown = version ?? model.value?.champion ?? model.value?.versions.at(-1)?.version
  return (
    <main id="main" tabIndex={-1}>
      <div class="title">
        <p class="eyebrow"><a href={pathOf({ page: 'home' })}>{words.home.models}</a></p>
        <div class="row">
          <PageHeading>{name}</PageHeading>
          {shown !== undefined && <span class={`chip${shown === model.value?.champion ? ' succeeded' : ''}`}>{words.model.version(shown)}{shown === model.value?.champion && ` · ${words.model.champion}`}</span>}
        </div>
        {model.value !== null && shown !== undefined && (
          <div class="actions">
            <a class="button primary" href={pathOf({ page: 'predict', name })}>{words.home.ask}</a>
            <a class="button" href={`/models/${encodeURIComponent(name)}/versions/${shown}/card`}>{words.pipeline.card}</a>
            <a class="button" href={`/models/${encodeURIComponent(name)}/versions/${shown}/page.html`} download={`${name}-${shown}.html`}>{words.model.offline}</a>
            <a class="button" href={`/models/${encodeURIComponent(name)}/versions/${shown}/artifact`} download={`${name}-${shown}.assay`}>{words.model.artifact}</a>
          </div>
        )}
      </div>
      <Answered answer={model}>{(value) => (
        <>
          {shown !== undefined && <CardPanels key={shown} name={name} version={shown} />}
          <VersionsPanel model={value} shown={shown} onChange={model.reload} />
          {value.champion !== undefined && value.versions.length > 1 && <ShadowPanel model={value} onChange={model.reload} />}
        </>
      )}
      </Answered>
    </main>
  )
}
