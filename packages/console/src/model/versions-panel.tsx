import type { LinkedModel, ModelVersion } from '@assay/shared'
import { useState } from 'preact/hooks'
import { client } from '../api.ts'
import { formatMoment, formatScore } from '../format.ts'
import { useAction } from '../hooks/use-action.ts'
import { DoneNote } from '../parts/done-note.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { PromotionReason } from '../parts/promotion-reason.tsx'
import { pathOf } from '../route.ts'
import { testScore } from '../test-score.ts'
import { words } from '../words/words.ts'

interface VersionsPanelProps {
  readonly model: LinkedModel
  /** The version whose card is shown. */
  readonly shown: number | undefined
  /** Told when another version answers. */
  readonly onChange: () => void
}

const formatTestScore = (version: ModelVersion): string => {
  const score = testScore(version)
  return score === undefined ? '–' : formatScore(score[1])
}

/** All versions, which of them answers, and the ways to let another one answer. */
export function VersionsPanel ({ model: { name, champion, versions, history = [] }, shown, onChange }: VersionsPanelProps) {
  const [promoted, setPromoted] = useState<number | null>(null)
  const { run, busy, error } = useAction(async (version: number) => {
    await client.models.promote(name, version)
    setPromoted(version)
    onChange()
  })
  const metric = versions.map(testScore)[0]?.[0]
  return (
    <section class="panel" aria-labelledby="versions">
      <h2 id="versions">{words.model.versions}</h2>
      <div class="scroll" tabIndex={0}>
        <table>
          <thead><tr><th scope="col">{words.model.versionColumn}</th><th scope="col">{words.board.learner}</th><th scope="col" class="number">{words.model.testScore(words.metric(metric))}</th><th scope="col" class="moment">{words.model.made}</th><th scope="col"><span class="hidden">{words.model.promote}</span></th></tr></thead>
          <tbody>{versions.toReversed().map((one) => ({ ...one, score: formatTestScore(one) })).map(({ version, learner, score, createdAt }) => (
            <tr key={version} class={version === shown ? 'chosen' : ''}>
              <th scope="row"><a href={pathOf({ page: 'model', name, version })}>{words.model.version(version)}</a>{version === champion && <span class="chip succeeded">{words.model.champion}</span>}</th>
              <td>{words.names[learner]}</td>
              <td class="number">{score}</td>
              <td class="moment">{formatMoment(createdAt)}</td>
              <td class="number">{version !== champion && <button type="button" aria-disabled={busy} onClick={() => { void run(version) }}>{champion !== undefined && version < champion ? words.model.rollBack(version) : words.model.promoteTo(version)}</button>}</td>
            </tr>
          ))}
          </tbody>
        </table>
      </div>
      {promoted !== null && <DoneNote text={words.pipeline.promoted(promoted)} />}
      {error !== null && <ProblemNote error={error} />}
      {history.length > 0 && (
        <details>
          <summary>{words.model.history}</summary>
          <ol class="steps">{history.map(({ version, promotedAt, ...why }) => (
            <li key={promotedAt}><strong>{words.model.version(version)}</strong><span>{formatMoment(promotedAt)}</span><span class="quiet"><PromotionReason {...why} /></span></li>
          ))}
          </ol>
        </details>
      )}
    </section>
  )
}
