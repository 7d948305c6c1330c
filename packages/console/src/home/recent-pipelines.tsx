import { client } from '../api.ts'
import { formatAge, formatScore } from '../format.ts'
import { useAnswer } from '../hooks/use-answer.ts'
import { useEvery } from '../hooks/use-every.ts'
import { Answered } from '../parts/answered.tsx'
import { ProgressBar } from '../parts/progress-bar.tsx'
import { StateChip } from '../parts/state-chip.tsx'
import { pathOf } from '../route.ts'
import { words } from '../words/words.ts'

export function RecentPipelines () {
  const pipelines = useAnswer(() => client.pipelines.list({ limit: 8 }), [])
  useEvery(2000, pipelines.value?.items.some(({ finishedAt }) => finishedAt === undefined) ?? false, pipelines.reload)
  return (
    <section class="panel" aria-labelledby="pipelines">
      <h2 id="pipelines">{words.home.pipelines}</h2>
      <Answered answer={pipelines}>{({ items }) => items.length === 0
        ? <p class="empty">{words.home.noPipelines}</p>
        : (
          <ol class="list">{items.map((pipeline) => (
            <li key={pipeline.id}>
              <a href={pathOf({ page: 'pipeline', id: pipeline.id })}>
                <strong>{pipeline.modelName}</strong>
                <span class="quiet">{pipeline.target} · {formatAge(pipeline.createdAt, Date.now())}</span>
              </a>
              <span class="end">
                <StateChip pipeline={pipeline} />
                {pipeline.best !== undefined && <small class="quiet">{words.metric(pipeline.metric)} {formatScore(pipeline.best.score)}</small>}
              </span>
              {pipeline.state === 'running' && <ProgressBar share={pipeline.progress} label={words.pipeline.progress} />}
            </li>
          ))}
          </ol>
        )}
      </Answered>
    </section>
  )
}
