import type { IncomingHttpHeaders } from 'node:http'
import { chooseLocale, languageOf } from '@assay/shared'
import type { Language } from '@assay/shared'

/** The language of a page for whoever sent these headers: of those that are spoken here, the one they want most, as in `fr-CA,fr;q=0.9,en;q=0.8`. */
export function readerLanguage ({ 'accept-language': accepted = '' }: IncomingHttpHeaders): Language {
  const wanted = accepted.split(',').map((range) => {
    const [tag = '', weight] = range.trim().split(/\s*;\s*q=/i)
    return { tag, weight: weight === undefined ? 1 : Number(weight) }
  })
  return languageOf(chooseLocale(wanted.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight).map(({ tag }) => tag)))
}
