/** A stored file, read from its beginning or anywhere. */
export interface DatasetSource {
  /** Size of the file. */
  readonly bytes: number
  /** Streams the file from its beginning. */
  readonly open: () => AsyncIterable<Uint8Array>
  /** @returns bytes `start` up to, but not, `end` */
  readonly slice: (start: number, end: number) => Promise<Uint8Array>
}

/** Some of a CSV's text. */
export interface TextChunk {
  readonly bytes: Uint8Array
  /** How much of the file is read with it: 0 to 1. */
  readonly progress: number
}
