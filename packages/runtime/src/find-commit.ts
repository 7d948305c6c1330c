import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The commit of a checkout, as its `.git` folder says.
 *
 * @param folder where `.git` is
 * @returns undefined where there is none, as in an image
 */
export async function findCommit (folder: string): Promise<string | undefined> {
  const read = (name: string): Promise<string> => readFile(join(folder, '.git', name), 'utf8')
  try {
    const head = (await read('HEAD')).trim()
    const [, branch] = /^ref: (.+)$/.exec(head) ?? []
    if (branch === undefined) return commitIn(head)
    return commitIn(await read(branch).catch(async () => (await read('packed-refs')).split('\n').find((line) => line.endsWith(` ${branch}`)) ?? ''))
  } catch {
    return undefined
  }
}

const commitIn = (text: string): string | undefined => /^[0-9a-f]{40,64}/.exec(text)?.[0]
