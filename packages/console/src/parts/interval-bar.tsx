import { formatScore } from '../format.ts'

export interface IntervalBarProps {
  readonly value: number
  readonly low: number
  readonly high: number
  /** What the bar's ends stand for; the same for all bars that are compared. */
  readonly scale: readonly [from: number, to: number]
}

/** An estimate as a dot on the bar of its 95 % interval. */
export function IntervalBar ({ value, low, high, scale: [from, to] }: IntervalBarProps) {
  const place = (score: number): number => Math.min(1, Math.max(0, (score - from) / (to - from || 1))) * 100
  return (
    <span class="interval" role="img" aria-label={`${formatScore(low)} – ${formatScore(high)}`}>
      <span class="range" style={{ left: `${place(low)}%`, width: `${place(high) - place(low)}%` }} />
      <span class="dot" style={{ left: `${place(value)}%` }} />
    </span>
  )
}
