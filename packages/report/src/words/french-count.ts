import { formatsIn } from '../format.ts'

const { whole } = formatsIn('fr')

/** In French nought is singular too. */
export const isOne = (things: number): boolean => Math.abs(things) < 2

/** 1 470 lignes; 1 ligne. */
export const count = (things: number, one: string, many = `${one}s`): string => `${whole(things)} ${isOne(things) ? one : many}`
