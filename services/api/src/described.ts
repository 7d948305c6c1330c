import { learnerNames, metricNames } from '@assay/shared'
import { Type } from 'typebox'
import type { TSchema } from 'typebox'

/** For the description alone: answers have the types of the contract, which the compiler checks. */
export const described = (schema: TSchema) => Type.Unsafe<unknown>(schema)

/** One page of a list, as `pageOf` makes it. */
export const listOf = (item: TSchema) => Type.Object({ items: Type.Array(item), nextCursor: Type.Optional(Type.String({ description: '`cursor` of the next page; absent on the last' })) })

/** An answer that is not JSON. */
export const contentOf = (type: string, description: string) => ({ description, content: { [type]: { schema: described(Type.String()) } } })

/** An answer without a body. */
export const Nothing = Type.Unsafe<void>(Type.Null({ description: 'No content' }))

export const oneOf = (names: readonly string[]) => Type.Enum([...names])
export const Text = Type.String()
export const Whole = Type.Integer()
export const Share = Type.Number({ minimum: 0, maximum: 1 })
export const Texts = Type.Array(Type.String())
export const Numbers = Type.Array(Type.Number())
export const Time = Type.String({ description: 'RFC 3339, UTC' })
export const interval = { low: Type.Number(), high: Type.Number() }
export const Links = Type.Record(Type.String(), Type.String(), { description: 'Paths of what belongs to it' })
export const Metric = oneOf(metricNames)
export const Learner = oneOf(learnerNames)
export const Params = Type.Record(Type.String(), Type.Union([Type.Number(), Type.String(), Type.Boolean()]))
