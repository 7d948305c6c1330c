import { styleText } from 'node:util'
import type { Output } from '../show-progress.ts'

/** What the command line is run in. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream
  /** Results go here, and nothing else, so that they can be piped. */
  readonly output: Output & NodeJS.WritableStream
  /** Progress and trouble go here. */
  readonly messages: Output
  readonly colours: boolean
  /** ASSAY_URL and ASSAY_KEY. */
  readonly url: string | undefined
  readonly key: string | undefined
  /** PORT: where a server of this machine would listen. */
  readonly port: string
  /** Ctrl-C. */
  readonly interrupted: AbortSignal
}

export function bold (text: string, { colours }: Pick<Terminal, 'colours'>): string {
  return colours ? styleText('bold', text, { validateStream: false }) : text
}
