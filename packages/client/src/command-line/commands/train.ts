import type { PipelineRequest } from '@assay/shared'
import { showProgress } from '../../show-progress.ts'
import { WrongUsage } from '../command.ts'
import type { Asked, Command, CommandOptions } from '../command.ts'
import { readTop, topOption } from '../read-top.ts'
import { requireWords } from '../require-words.ts'
import { exitCodeOf, showOutcome } from '../show-outcome.ts'
import { uploadFile } from '../upload-file.ts'
import { writeJson } from '../write-json.ts'

/** As `POST /datasets` takes them; the API checks their values. */
const pipelineOptions = {
  target: { value: 'COLUMN', about: 'the column to predict' },
  name: { value: 'NAME', about: 'the model\'s name (the file\'s)' },
  problem: { value: 'KIND', about: 'binary, multiclass or regression (as the target looks)' },
  positive: { value: 'CLASS', about: 'the class that a binary problem is about' },
  metric: { value: 'METRIC', about: 'what trials are compared by (rocAuc, logLoss or rmse)' },
  trials: { value: 'COUNT', about: 'how many trials (40)' },
  seconds: { value: 'SECONDS', about: 'wall limit of the search' },
  learners: { value: 'A,B', about: 'which learners are tried (all)' },
  seed: { value: 'NUMBER', about: 'where randomness begins (1)' },
  ignore: { value: 'A,B', about: 'columns to leave out' },
  accept: { value: 'A,B', about: 'columns whose suspected leak is accepted' },
  group: { value: 'COLUMN', about: 'rows that share its value are never split' },
  time: { value: 'COLUMN', about: 'orders the rows: train on the earlier ones, test on the later' },
  aim: { value: 'AIM', about: 'what a threshold is for: f1, balancedAccuracy, cost:FALSE_ALARM:MISS, capacity:N (f1)' },
  sensitive: { value: 'A,B', about: 'columns whose groups the model card reports' },
  monotone: { value: '+A,-B', about: 'number columns with which the answer only rises, or only falls' },
  coverage: { value: 'SHARE', about: 'of rows that intervals and label sets should hold (0.9)' },
  tooStrong: { value: '0…1', about: 'of two columns so strongly associated, leave out the one that says less of the target' },
  tooWeak: { value: '0…1', about: 'leave out columns that are less associated with the target' },
  dropNull: { value: 'true', about: 'leave out columns that go with the target no more than chance gives' },
  ablation: { value: 'true', about: 'measure what each cleaning step does to the score' },
  warmStart: { value: 'PIPELINE', about: 'begin with what did best there, on the same dataset and target; true: in all earlier ones' },
  earlyEnd: { value: 'true', about: 'end the search when the rest of it is expected to gain less than noise' }
} as const satisfies Record<keyof PipelineRequest, CommandOptions[string]>

export const train: Command = {
  usage: 'FILE --target COLUMN [option …]',
  about: 'Train models on a CSV, gzipped or not, and register the best one',
  options: { ...pipelineOptions, ...topOption },

  async run (asked, context) {
    const { client, terminal, json } = context
    const [file] = requireWords(asked, 'train', ['FILE'])
    const top = readTop(asked)
    const options = readOptions(asked)
    if (options['target'] === undefined) throw new WrongUsage(`Which column of ${file} is to be predicted? Write assay train ${file} --target COLUMN`)

    const { dataset, pipeline: { id, modelName } } = await uploadFile(client, file, options)
    terminal.messages.write(`Model "${modelName}", pipeline ${id}\n`)
    const pipeline = await showProgress(client.pipelines.watch(id), terminal.messages)
    if (!json) return showOutcome(pipeline, top, context)
    writeJson(terminal.output, { dataset, pipeline, leaderboard: await client.pipelines.leaderboard(id) })
    return exitCodeOf(pipeline)
  }
}

/** What is said once stays a text, in which commas part names; of what is said again each is a name of its own. */
function readOptions ({ values }: Asked): Readonly<Record<string, string | readonly string[]>> {
  const given = [...values].filter(([name]) => Object.hasOwn(pipelineOptions, name))
  return Object.fromEntries(given.map(([name, texts]) => [name, texts.length === 1 ? texts[0]! : texts]))
}
