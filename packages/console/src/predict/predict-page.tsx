import type { FormField } from '@assay/model'
import { client } from '../api.ts'
import { useAnswer } from '../hooks/use-answer.ts'
import { useTitle } from '../hooks/use-title.ts'
import { Answered } from '../parts/answered.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { pathOf } from '../route.ts'
import { words } from '../words/words.ts'
import { AskPanel } from './ask-panel.tsx'
import { BatchPanel } from './batch-panel.tsx'

/** The champion's form, its answer, and answers to whole files. */
export function PredictPage ({ name }: { readonly name: string }) {
  useTitle(name, words.predict.answers)
  const asked = useAnswer(async () => {
    const { champion, versions } = await client.models.get(name)
    const version = champion ?? versions.at(-1)!.version
    const [schema, { card }] = await Promise.all([client.models.schema(name, version), client.models.version(name, version)])
    return { version, fields: schema['x-form'] as readonly FormField[], question: card.question }
  }, [name])
  return (
    <main id="main" tabIndex={-1}>
      <div class="title">
        <p class="eyebrow"><a href={pathOf({ page: 'home' })}>{words.home.models}</a> / <a href={pathOf({ page: 'model', name })}>{name}</a></p>
        <PageHeading>{words.predict.title(asked.value?.question.target ?? name)}</PageHeading>
        <p class="lead">{words.predict.lead}</p>
      </div>
      <Answered answer={asked} lines={8}>{({ fields, question, version }) => (
        <>
          <AskPanel name={name} version={version} question={question} fields={fields} />
          <BatchPanel name={name} fields={fields} target={question.target} />
        </>
      )}
      </Answered>
    </main>
  )
}
