import type { TextPart } from '@assay/shared'

/** What a text's shape says, whatever its words are. Characters are code points. */
export const textPartOf: Record<TextPart, (text: string) => number> = {
  length: countCharacters,
  words: (text) => countMatches(text, /[\p{L}\p{N}]+/gu),
  digits: (text) => text === '' ? 0 : countMatches(text, /\p{Nd}/gu) / countCharacters(text)
}

function countCharacters (text: string): number {
  let characters = 0
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) characters++
  return characters
}

function countMatches (text: string, pattern: RegExp): number {
  let matches = 0
  pattern.lastIndex = 0
  while (pattern.test(text)) matches++
  return matches
}
