/** How far the rows that a model is asked about are from those it was trained on. */
export interface Drift {
  readonly model: string
  readonly version: number
  /** Rows seen since; of the last seven days. */
  readonly rows: number
  readonly since: string
  /** By PSI, largest first. */
  readonly columns: readonly ColumnDrift[]
}

export interface ColumnDrift {
  readonly column: string
  /**
   * Population stability index: Σ (live − training) × ln(live / training) over the bins. By custom below 0.1 is stable, from 0.25 on is a
   * shift. Null while too few rows were seen to tell.
   */
  readonly psi: number | null
  readonly verdict: 'unknown' | 'stable' | 'moderate' | 'shifted'
  readonly bins: readonly DriftBin[]
}

/** Shares of all rows, missing ones included. */
export interface DriftBin {
  /** What is in it, for people: a range, a level, `other` levels, or `missing`. */
  readonly label: string
  readonly training: number
  readonly live: number
}
