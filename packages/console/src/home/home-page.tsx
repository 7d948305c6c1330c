import { useTitle } from '../hooks/use-title.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { RecentModels } from './recent-models.tsx'
import { RecentPipelines } from './recent-pipelines.tsx'
import { UploadForm } from './upload-form.tsx'
import { words } from '../words/words.ts'

/** Where everything begins: a file, and what has been made of others. */
export function HomePage () {
  useTitle(words.home.title)
  return (
    <main id="main" tabIndex={-1}>
      <div class="title">
        <PageHeading>{words.home.title}</PageHeading>
        <p class="lead">{words.home.lead}</p>
      </div>
      <div class="home">
        <UploadForm />
        <div class="recent">
          <RecentModels />
          <RecentPipelines />
        </div>
      </div>
    </main>
  )
}
