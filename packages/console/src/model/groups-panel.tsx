import { groupMeasures } from '@assay/shared'
import type { SensitiveColumn } from '@assay/shared'
import { formatNumber, formatShare, formatWhole } from '../format.ts'
import { words } from '../words/words.ts'

const inUnits = new Set<string>(['meanTarget', 'meanPrediction', 'meanError', 'meanAbsoluteError'])

/** How the model does for the groups of one column. */
export function GroupsPanel ({ sensitive: { column, groups, findings } }: { readonly sensitive: SensitiveColumn }) {
  const measures = groupMeasures.filter((measure) => groups.some((group) => group.measures[measure] !== undefined))
  return (
    <section class="panel" aria-label={words.groups.title(column)}>
      <h2>{words.groups.title(column)}</h2>
      {findings.length > 0 && <ul class="verdicts" lang="en">{findings.map((finding) => <li key={finding}>{finding}</li>)}</ul>}
      <div class="scroll" tabIndex={0} role="group" aria-label={words.groups.title(column)}>
        <table>
          <thead><tr><th scope="col">{words.groups.group}</th><th scope="col" class="number">{words.groups.rows}</th>{measures.map((measure) => <th key={measure} scope="col" class="number">{words.groups.measures[measure]}</th>)}</tr></thead>
          <tbody>{groups.map(({ group, rows, measures: measured }) => (
            <tr key={group}>
              <th scope="row">{group}</th>
              <td class="number">{formatWhole(rows)}</td>
              {measures.map((measure) => {
                const found = measured[measure]
                const format = inUnits.has(measure) ? formatNumber : formatShare
                return <td key={measure} class="number">{found === undefined ? '–' : <>{format(found.value)} <small>{format(found.low)} – {format(found.high)}</small></>}</td>
              })}
            </tr>
          ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
