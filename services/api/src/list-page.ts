import { AppError } from '@assay/shared'
import type { ListPage } from '@assay/shared'
import { Type } from 'typebox'

/** What every list takes. */
export const ListQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100, description: 'Items of one answer' }),
  cursor: Type.Optional(Type.String({ maxLength: 2000, description: '`nextCursor` of the answer before' }))
}, { additionalProperties: false })

/**
 * One page of a list. The cursor is the id of the last item seen, so that a list that grows meanwhile repeats and skips nothing.
 *
 * @throws {AppError} OPTION_INVALID when the cursor's item is gone
 */
export function pageOf<Item> (items: readonly Item[], idOf: (item: Item) => string, { limit, cursor }: { limit: number, cursor?: string | undefined }): ListPage<Item> {
  const start = cursor === undefined ? 0 : items.findIndex((item) => idOf(item) === cursor) + 1
  if (cursor !== undefined && start === 0) {
    throw new AppError('OPTION_INVALID', `Nothing is listed at the cursor "${cursor}" any more; begin without a cursor`, { errors: [{ path: 'cursor', detail: 'is not in the list' }] })
  }
  const page = items.slice(start, start + limit)
  const last = page.at(-1)
  return { items: page, ...(last !== undefined && start + limit < items.length && { nextCursor: idOf(last) }) }
}
