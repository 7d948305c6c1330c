export const delimiters = [',', ';', '\t', '|'] as const
export const quotes = ['"', "'"] as const

export interface Dialect { readonly delimiter: typeof delimiters[number], readonly quote: typeof quotes[number] }
