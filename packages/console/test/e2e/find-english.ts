import type { Page } from 'playwright-core'
import { en as english } from '../../../report/src/words/en.ts'
import { fr as french } from '../../../report/src/words/fr.ts'
import { en } from '../../src/words/en.ts'
import { fr } from '../../src/words/fr.ts'

/**
 * @param page in French
 * @returns what it says and shows in English, but for names and for what it says to be English
 */
export async function findEnglish (page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const isSpoken = (element: Element): boolean => element.closest('[lang=en], script, style, code, bdi, option') === null
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) if (isSpoken(walker.currentNode.parentElement!)) texts.push(walker.currentNode.textContent!)
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (isSpoken(element)) texts.push(...['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''))
    }
    return texts.map((text) => text.trim())
  })
  return texts.filter((text) => onlyEnglish.has(text) || functionWords.test(text))
}

const wordsOf = (words: object): string[] => Object.values(words).flatMap((word) => typeof word === 'string' ? [word] : typeof word === 'object' && word !== null ? wordsOf(word) : [])
const alsoFrench = new Set([fr, french].flatMap(wordsOf))
const onlyEnglish = new Set([en, english].flatMap(wordsOf).filter((word) => !alsoFrench.has(word)))
/** Few sentences do without. */
const functionWords = /\b(the|of|and|with|from|to|by|is|are|it|that|which|rows?|columns?)\b/i
