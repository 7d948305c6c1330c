/** One uploaded file. Its id is the hash of its bytes. */
export interface Dataset {
  readonly id: string
  readonly name: string
  readonly bytes: number
  /** Known once the first pipeline has read the file. */
  readonly rows?: number
  readonly columns?: number
  readonly createdAt: string
  readonly links: Readonly<Record<string, string>>
}
