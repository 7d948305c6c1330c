import { client } from '../api.ts'
import { formatScore } from '../format.ts'
import { useAnswer } from '../hooks/use-answer.ts'
import { useEvery } from '../hooks/use-every.ts'
import { Answered } from '../parts/answered.tsx'
import { pathOf } from '../route.ts'
import { testScore } from '../test-score.ts'
import { words } from '../words/words.ts'

export function RecentModels () {
  const models = useAnswer(() => client.models.list({ limit: 20 }), [])
  useEvery(5000, true, models.reload)
  return (
    <section class="panel" aria-labelledby="models">
      <h2 id="models">{words.home.models}</h2>
      <Answered answer={models}>{({ items }) => items.length === 0
        ? <p class="empty">{words.home.noModels}</p>
        : (
          <ol class="list">{items.map(({ name, champion, versions }) => {
            const version = versions.find((known) => known.version === champion)
            const score = version === undefined ? undefined : testScore(version)
            return (
              <li key={name}>
                <a href={pathOf({ page: 'model', name })}>
                  <strong>{name}</strong>
                  <span class="quiet">
                    {champion === undefined ? words.model.noChampion : words.model.version(champion)}
                    {score !== undefined && <> · {words.metric(score[0])} {formatScore(score[1])} {words.home.test}</>}
                  </span>
                </a>
                {champion !== undefined && <a class="button" href={pathOf({ page: 'predict', name })}>{words.home.ask}<span class="hidden"> {name}</span></a>}
              </li>
            )
          })}
          </ol>
        )}
      </Answered>
    </section>
  )
}
