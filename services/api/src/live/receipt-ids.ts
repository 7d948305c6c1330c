import { randomBytes } from 'node:crypto'

/** Receipts are stored a segment at a time; those of one process are a chain. */
export interface SegmentPlace { readonly day: string, readonly chain: string, readonly segment: number }
export interface ReceiptPlace extends SegmentPlace { readonly index: number }

export const newChain = (): string => randomBytes(6).toString('hex')

/** `20260131-3f9a01c2d4e5-7-42` */
export const receiptId = ({ day, chain, segment }: SegmentPlace, index: number): string => `${day}-${chain}-${segment}-${index}`

/** @returns null for what is no id */
export function placeOf (id: string): ReceiptPlace | null {
  const [, day, chain, segment, index] = /^(\d{8})-([0-9a-f]{12})-(\d{1,9})-(\d{1,9})$/.exec(id) ?? []
  return day === undefined ? null : { day, chain: chain!, segment: Number(segment), index: Number(index) }
}
