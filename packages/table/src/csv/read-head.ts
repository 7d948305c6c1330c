import { AppError } from '@assay/shared'
import type { Dialect } from './dialect.ts'
import { splitRecord } from './split-record.ts'
import { createSplitter, type Splitter } from './splitter.ts'

/** One record of the file's first bytes, read in some dialect. */
export interface HeadRecord {
  /** Its first byte and its line, and those of what comes after it. */
  readonly at: number
  readonly line: number
  readonly nextAt: number
  readonly nextLine: number
  /** Trimmed; bytes that are not UTF-8 are replaced. */
  readonly cells: readonly string[]
}

export interface Head {
  /** Whole records that are neither empty nor comments. */
  readonly records: readonly HeadRecord[]
  readonly quotedCells: number
  readonly oddCells: number
  /** Why the rest cannot be read in this dialect: a quote that is never closed. */
  readonly refused: AppError | null
}

/** @param final nothing comes after `bytes` */
export function readHead (bytes: Uint8Array, final: boolean, dialect: Dialect, mostRecords: number): Head {
  const splitter = createSplitter(dialect)
  // A copy: splitting undoes quotes in place, and wants one byte more.
  splitter.bytes = new Uint8Array(bytes.length + 1)
  splitter.bytes.set(bytes)
  splitter.end = bytes.length
  splitter.final = final
  const records: HeadRecord[] = []
  let quotedCells = 0
  let oddCells = 0
  let refused: AppError | null = null
  try {
    while (splitter.at < splitter.end && records.length < mostRecords) {
      const { at, line } = splitter
      if (!splitRecord(splitter, 0)) break
      quotedCells += splitter.quotedCells
      oddCells += splitter.oddCells
      if (splitter.empty || splitter.isComment) continue
      records.push({ at, line, nextAt: splitter.at, nextLine: splitter.line, cells: textsOf(splitter, at) })
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    refused = error
  }
  return { records, quotedCells, oddCells, refused }
}

/** The cells of the last record, which began at `at`. */
function textsOf ({ bytes, starts, ends, cells, at: nextAt }: Splitter, at: number): string[] {
  const record = decoder.decode(bytes.subarray(at, nextAt))
  const isByteACharacter = record.length === nextAt - at
  return Array.from({ length: cells }, (_, cell) => {
    const start = starts[cell]!
    const end = ends[cell]!
    return isByteACharacter ? record.slice(start - at, end - at) : decoder.decode(bytes.subarray(start, end))
  })
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
