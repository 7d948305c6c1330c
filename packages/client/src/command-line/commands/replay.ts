import type { ReplayedReceipt } from '@assay/shared'
import type { Command } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { predictionText } from '../prediction-text.ts'
import { requireWords } from '../require-words.ts'
import { writeJson } from '../write-json.ts'

export const replay: Command = {
  usage: 'PREDICTION',
  about: 'Answer a prediction again from its receipt, and compare: row, model, version and answer, bit for bit',
  options: {},

  async run (asked, { client, terminal, json }) {
    const [id] = requireWords(asked, 'replay', ['PREDICTION'])
    const replayed = await client.prediction(id)
    if (json) writeJson(terminal.output, replayed)
    else terminal.output.write(replayText(replayed))
    return replayed.replay.same && replayed.chain === 'intact' ? exitCodes.ok : exitCodes.failed
  }
}

function replayText ({ receipt, replay, chain }: ReplayedReceipt): string {
  return [
    `Answered ${receipt.answeredAt} by "${receipt.model}", version ${receipt.version} (artifact ${receipt.sha256.slice(0, 12)}…)\n`,
    `row: ${JSON.stringify(receipt.row)}\n`,
    predictionText(receipt.prediction),
    replay.same ? 'answered again: the same, bit for bit\n' : `answered again, and NOT the same: ${predictionText(replay.prediction)}`,
    chain === 'intact' ? 'chain of receipts: intact\n' : 'chain of receipts: BROKEN; a receipt was changed or taken away\n'
  ].join('')
}
