import type { NamedArray } from './container.ts'
import { encodeContainer } from './encode-container.ts'
import type { Column } from './column.ts'
import type { Table } from './table.ts'

export const tableMagic = 'ASSAYTAB'
export const tableRevision = 1

export interface TableHeader { readonly rows: number, readonly columns: readonly { readonly kind: Column['kind'], readonly name: string, readonly levels?: readonly string[] }[] }

/** The bytes of `tables/…/train.table`. Same table, same bytes. */
export function encodeTable (table: Table): Uint8Array {
  const header: TableHeader = {
    rows: table.rows,
    columns: table.columns.map((column) => column.kind === 'category'
      ? { kind: column.kind, name: column.name, levels: column.levels }
      : { kind: column.kind, name: column.name })
  }
  return encodeContainer(tableMagic, tableRevision, header, table.columns.flatMap(arraysOf))
}

function arraysOf (column: Column, index: number): NamedArray[] {
  switch (column.kind) {
    case 'number':
    case 'date': return [[`${index}.values`, column.values]]
    case 'category': return [[`${index}.codes`, column.codes]]
    case 'text': return [[`${index}.offsets`, column.offsets], [`${index}.bytes`, column.bytes]]
  }
}
