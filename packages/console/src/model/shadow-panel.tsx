import type { LinkedModel, ShadowComparison } from '@assay/shared'
import { useRef, useState } from 'preact/hooks'
import { client } from '../api.ts'
import { formatMoment, formatNumber, formatShare, formatSigned, formatWhole } from '../format.ts'
import { useAction } from '../hooks/use-action.ts'
import { useAnswer } from '../hooks/use-answer.ts'
import { Answered } from '../parts/answered.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { words } from '../words/words.ts'

interface ShadowPanelProps {
  readonly model: LinkedModel
  /** Told when another version is asked beside the champion, or none. */
  readonly onChange: () => void
}

/** The version that is asked beside the champion and how far the two are apart, or the way to choose one. */
export function ShadowPanel ({ model, onChange }: ShadowPanelProps) {
  const { name, shadow } = model
  const heading = useRef<HTMLHeadingElement>(null)
  const { run, busy, error } = useAction(async (version: number | null) => {
    await (version === null ? client.models.removeShadow(name) : client.models.setShadow(name, version))
    onChange()
    heading.current?.focus()
  })
  return (
    <section class="panel" aria-labelledby="shadow">
      <h2 id="shadow" ref={heading} tabIndex={-1}>{words.shadow.title}</h2>
      <p class="quiet">{words.shadow.lead}</p>
      {shadow === undefined
        ? <Candidates model={model} busy={busy} onAsk={(version) => { void run(version) }} />
        : <Asked key={shadow} name={name} busy={busy} onEnd={() => { void run(null) }} />}
      {error !== null && <ProblemNote error={error} />}
    </section>
  )
}

function Candidates ({ model: { champion, versions }, busy, onAsk }: { readonly model: LinkedModel, readonly busy: boolean, readonly onAsk: (version: number) => void }) {
  const others = versions.map(({ version }) => version).filter((version) => version !== champion).reverse()
  const [chosen, setChosen] = useState(others[0]!)
  return (
    <form class="actions" onSubmit={(event) => { event.preventDefault(); onAsk(chosen) }}>
      <select class="narrow" aria-label={words.model.versionColumn} value={chosen} onChange={({ currentTarget: { value } }) => setChosen(Number(value))}>
        {others.map((version) => <option key={version} value={version}>{words.model.version(version)}</option>)}
      </select>
      <button type="submit" aria-disabled={busy}>{words.shadow.ask}</button>
    </form>
  )
}

function Asked ({ name, busy, onEnd }: { readonly name: string, readonly busy: boolean, readonly onEnd: () => void }) {
  const shadow = useAnswer(() => client.models.shadow(name), [name])
  return (
    <Answered answer={shadow}>{({ version, since, comparison }) => (
      <>
        <div class="row">
          <p>{words.shadow.asked(version, formatMoment(since))}</p>
          <button type="button" aria-disabled={busy} onClick={onEnd}>{words.shadow.end}</button>
        </div>
        <Comparison comparison={comparison} />
      </>
    )}
    </Answered>
  )
}

function Comparison ({ comparison: { rows, failed, agreement, meanDifference, largestDifference } }: { readonly comparison: ShadowComparison }) {
  return (
    <>
      <dl class="figures">
        <div><dt>{words.shadow.rows}</dt><dd>{formatWhole(rows)}</dd></div>
        {failed > 0 && <div><dt>{words.shadow.failed}</dt><dd>{formatWhole(failed)}</dd></div>}
        {agreement !== null && <div><dt>{words.shadow.agreement}</dt><dd>{formatShare(agreement)}</dd></div>}
        {meanDifference !== null && <div><dt>{words.shadow.meanDifference}</dt><dd>{formatSigned(meanDifference)}</dd></div>}
        {largestDifference !== null && <div><dt>{words.shadow.largestDifference}</dt><dd>{formatNumber(largestDifference)}</dd></div>}
      </dl>
      {meanDifference !== null && <p class="quiet"><small>{words.shadow.legend}</small></p>}
    </>
  )
}
