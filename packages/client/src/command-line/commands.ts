import type { Command } from './command.ts'
import { cancel } from './commands/cancel.ts'
import { models } from './commands/models.ts'
import { predict } from './commands/predict.ts'
import { promote } from './commands/promote.ts'
import { replay } from './commands/replay.ts'
import { train } from './commands/train.ts'
import { watch } from './commands/watch.ts'

export const commands = new Map<string, Command>(Object.entries({ train, predict, models, promote, replay, watch, cancel }))
