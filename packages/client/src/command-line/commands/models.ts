import type { Model } from '@assay/shared'
import { everyItem } from '../../every-item.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { formatScore } from '../leaderboard-table.ts'
import { requireWords } from '../require-words.ts'
import { textTable } from '../text-table.ts'
import { writeJson } from '../write-json.ts'

export const models: Command = {
  usage: '[MODEL]',
  about: 'List the models, or the versions of one',
  options: {},

  async run (asked, { client, terminal, json }) {
    if (asked.words.length > 0) {
      const [name] = requireWords(asked, 'models', ['MODEL'])
      const model = await client.models.get(name)
      if (json) writeJson(terminal.output, model)
      else terminal.output.write(versionTable(model))
      return exitCodes.ok
    }
    const items: Model[] = []
    for await (const model of everyItem(client.models.list)) items.push(model)
    if (json) writeJson(terminal.output, { items })
    else terminal.output.write(items.length === 0 ? 'There is no model yet; assay train FILE --target COLUMN makes one\n' : modelTable(items))
    return exitCodes.ok
  }
}

function modelTable (items: readonly Model[]): string {
  const rows = items.map(({ name, champion, versions }) => {
    const served = versions.find(({ version }) => version === champion)
    return [name, champion === undefined ? '–' : String(champion), String(versions.length), served?.learner ?? '–', scoreOf(served?.scores), served?.createdAt ?? '–']
  })
  return textTable([['model', 'champion', 'versions', 'learner', 'cross-validated', 'made'], ...rows], { right: [1, 2, 4] })
}

function versionTable ({ champion, versions }: Model): string {
  const rows = versions.map(({ version, learner, scores, createdAt, pipelineId, sha256 }) =>
    [String(version), version === champion ? 'champion' : '', learner, scoreOf(scores), createdAt, pipelineId, sha256.slice(0, 12)])
  return textTable([['version', '', 'learner', 'cross-validated', 'made', 'pipeline', 'sha256'], ...rows], { right: [0, 3] })
}

function scoreOf (scores: Readonly<Record<string, number>> | undefined): string {
  const score = scores?.['crossValidated']
  return score === undefined ? '–' : formatScore(score)
}
