import type { Pruner } from '../pruner.ts'

export const neverPrune: Pruner = () => 'continue'
