import type { Column } from './column.ts'
import { arrayNamed, decodeContainer, type Container } from './decode-container.ts'
import { tableMagic, tableRevision, type TableHeader } from './encode-table.ts'
import type { Table } from './table.ts'

/**
 * The table whose columns look into `bytes`, which must not change any more.
 *
 * @throws {AppError} OBJECT_DAMAGED, REVISION_UNSUPPORTED
 */
export function decodeTable (bytes: Uint8Array): Table {
  const container = decodeContainer(bytes, tableMagic, tableRevision)
  const { rows, columns } = container.header as TableHeader
  return { rows, columns: columns.map((column, index) => decodeColumn(container, column, index)) }
}

function decodeColumn (container: Container, { kind, name, levels }: TableHeader['columns'][number], index: number): Column {
  switch (kind) {
    case 'number':
    case 'date': return { kind, name, values: arrayNamed(container, `${index}.values`, Float64Array) }
    case 'category': return { kind, name, codes: arrayNamed(container, `${index}.codes`, Uint32Array), levels: levels ?? [] }
    case 'text': return { kind, name, offsets: arrayNamed(container, `${index}.offsets`, Float64Array), bytes: arrayNamed(container, `${index}.bytes`, Uint8Array) }
  }
}
