import { useEffect, useState } from 'preact/hooks'
import { HomePage } from './home/home-page.tsx'
import { KeyEntry } from './key/key-entry.tsx'
import { useKeyNeeded } from './key/key-needed.ts'
import { ModelPage } from './model/model-page.tsx'
import { PipelinePage } from './pipeline/pipeline-page.tsx'
import { PredictPage } from './predict/predict-page.tsx'
import { pathOf, useRoute } from './route.ts'
import type { Route } from './route.ts'
import { words } from './words/words.ts'
import { WorkersPage } from './workers/workers-page.tsx'

export function App () {
  const route = useRoute()
  const [keyNeeded, settleKey] = useKeyNeeded()
  const [entered, setEntered] = useState(0)
  useEffect(() => scrollTo(0, 0), [location.hash])
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.querySelector<HTMLElement>('main')?.focus() }}>{words.app.skip}</a>
      <header class="masthead">
        <a class="mark" href="#/">Assay</a>
        <nav aria-label={words.app.navigation}>
          <a href="/docs">{words.app.api}</a>
          <a href={pathOf({ page: 'workers' })}>{words.app.workers}</a>
        </nav>
      </header>
      {keyNeeded ? <KeyEntry onEntered={() => { setEntered(entered + 1); settleKey() }} /> : <Page key={entered} route={route} />}
    </>
  )
}

function Page ({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'home': return <HomePage />
    case 'pipeline': return <PipelinePage key={route.id} id={route.id} />
    case 'model': return <ModelPage key={route.name} name={route.name} {...(route.version !== undefined && { version: route.version })} />
    case 'workers': return <WorkersPage />
    case 'predict': return <PredictPage key={route.name} name={route.name} />
  }
}
