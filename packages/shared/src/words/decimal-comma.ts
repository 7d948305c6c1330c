/** A number as the French write it: a comma in decimals, and a minus as wide as the plus. */
export const decimalComma = (number: string): string => number.replace('.', ',').replaceAll('-', '−')
