import { Type } from 'typebox'
import type { TSchema } from 'typebox'

/** For the description alone: answers have the types of the contract, which the compiler checks. */
export const described = (schema: TSchema) => Type.Unsafe<unknown>(schema)
