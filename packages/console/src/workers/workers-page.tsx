import type { QueueState } from '@assay/shared'
import { client } from '../api.ts'
import { formatSeconds, formatWhole } from '../format.ts'
import { useAnswer } from '../hooks/use-answer.ts'
import { useEvery } from '../hooks/use-every.ts'
import { useTitle } from '../hooks/use-title.ts'
import { Answered } from '../parts/answered.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { words } from '../words/words.ts'

/** What waits and runs in each queue, and who works for it; for admins. */
export function WorkersPage () {
  useTitle(words.workers.title)
  const queues = useAnswer(() => client.workers(), [])
  useEvery(2000, queues.error === null, queues.reload)
  return (
    <main id="main" tabIndex={-1}>
      <div class="title">
        <PageHeading>{words.workers.title}</PageHeading>
        <p class="lead">{words.workers.lead}</p>
        <div class="actions"><a class="button" href="/queues">{words.workers.board}</a></div>
      </div>
      <Answered answer={queues}>{({ items }) => items.map((state) => <QueuePanel key={state.queue} state={state} />)}</Answered>
    </main>
  )
}

function QueuePanel ({ state: { queue, jobs, oldestWaitingSeconds, workers } }: { readonly state: QueueState }) {
  return (
    <section class="panel" aria-labelledby={queue}>
      <h2 id={queue}>{words.pipeline.stages[queue]}</h2>
      <dl class="figures">
        <div><dt>{words.workers.waiting}</dt><dd>{formatWhole(jobs.waiting + jobs.delayed)}{oldestWaitingSeconds > 0 && <small> · {formatSeconds(oldestWaitingSeconds)}</small>}</dd></div>
        <div><dt>{words.workers.running}</dt><dd>{formatWhole(jobs.active)}</dd></div>
        <div><dt>{words.workers.failed}</dt><dd>{formatWhole(jobs.failed)}</dd></div>
        <div><dt>{words.workers.workers}</dt><dd>{formatWhole(workers.length)}</dd></div>
      </dl>
      {workers.length === 0
        ? <p class="note bad">{words.workers.none}</p>
        : <ul class="workers">{workers.map(({ name, connectedSeconds }) => <li key={name}><code>{name}</code> <span class="quiet">{words.workers.since(formatSeconds(connectedSeconds))}</span></li>)}</ul>}
    </section>
  )
}
