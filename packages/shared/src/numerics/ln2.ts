/** The natural logarithm of 2 in two parts; a whole number below 2^20 times the first is exact. */
export const ln2High = 6.93147180369123816490e-01
export const ln2Low = 1.90821492927058770002e-10
