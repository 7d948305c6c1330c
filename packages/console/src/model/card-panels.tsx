import { client } from '../api.ts'
import { useAnswer } from '../hooks/use-answer.ts'
import { Answered } from '../parts/answered.tsx'
import { ConfusionPanel } from './confusion-panel.tsx'
import { CurvesPanel } from './curves-panel.tsx'
import { DependencePanel } from './dependence-panel.tsx'
import { GroupsPanel } from './groups-panel.tsx'
import { ImportancePanel } from './importance-panel.tsx'
import { LivePanel } from './live-panel.tsx'
import { OriginPanel } from './origin-panel.tsx'
import { ScoresPanel } from './scores-panel.tsx'

/** The model card of one version; what does not apply to its problem is left out. */
export function CardPanels ({ name, version }: { readonly name: string, readonly version: number }) {
  const described = useAnswer(() => client.models.version(name, version), [name, version])
  return (
    <Answered answer={described} lines={6}>{({ card, pipelineId }) => (
      <div class="card">
        <ScoresPanel card={card} />
        {card.curves !== undefined && <CurvesPanel curves={card.curves} />}
        {card.confusion !== null && <ConfusionPanel card={card} confusion={card.confusion} />}
        <ImportancePanel card={card} />
        {card.dependence !== undefined && card.dependence.length > 0 && <DependencePanel dependence={card.dependence} question={card.question} />}
        {card.groups?.map((group) => <GroupsPanel key={group.column} sensitive={group} />)}
        <LivePanel name={name} version={version} />
        <OriginPanel card={card} pipelineId={pipelineId} />
      </div>
    )}
    </Answered>
  )
}
