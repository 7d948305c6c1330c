/** Languages in which people are spoken to; who reads none of them gets the first. */
export const languages = ['en', 'fr'] as const
export type Language = typeof languages[number]

/**
 * @param tags what a reader understands, the most wanted first, as browsers write it: `fr-CA`, `en`
 * @returns the first of them in a language that is spoken here, with the region it names
 */
export function chooseLocale (tags: readonly string[]): string {
  return tags.find((tag) => languages.some((language) => language === primaryOf(tag))) ?? languages[0]
}

/** @param locale that `chooseLocale` chose */
export const languageOf = (locale: string): Language => primaryOf(locale) as Language

const primaryOf = (tag: string): string => tag.split('-', 1)[0]!.toLowerCase()
