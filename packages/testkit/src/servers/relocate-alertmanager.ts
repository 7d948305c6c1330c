import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Debian's Alertmanager reads its templates from a path that is written into the program. A copy of it gets another of the same length,
 * which leads through the folder it is started in to the templates that were fetched with it.
 */
export async function relocateAlertmanager (command: readonly string[], root: string, directory: string): Promise<readonly string[]> {
  const program = await readFile(command.at(-1)!)
  for (let at = program.indexOf(builtFor); at >= 0; at = program.indexOf(builtFor, at + 1)) program.write(insteadOf, at, 'latin1')
  const copy = join(directory, 'alertmanager')
  await writeFile(copy, program, { mode: 0o755 })
  await symlink(join(root, builtFor), join(directory, 'alertmanager-share'))
  return [...command.slice(0, -1), copy]
}

const builtFor = '/usr/share/prometheus/alertmanager'
const insteadOf = '/proc/self/cwd/alertmanager-share/'
