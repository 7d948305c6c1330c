import type { ListPage } from '@assay/shared'
import type { Page } from './create-client.ts'

/** All items of a list, page by page: `for await (const model of everyItem(client.models.list))`. */
export async function * everyItem<Item> (list: (page: Page) => Promise<ListPage<Item>>): AsyncGenerator<Item, void> {
  let page: Page | undefined = {}
  while (page !== undefined) {
    const { items, nextCursor }: ListPage<Item> = await list(page)
    yield * items
    page = nextCursor === undefined ? undefined : { cursor: nextCursor }
  }
}
