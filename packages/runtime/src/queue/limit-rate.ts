/**
 * Lets one call through in each interval and counts the others: a full disk makes a worker's `error` event fire 12,000 times a second.
 *
 * @param call gets the number of calls held back since the last one let through
 */
export function limitRate<Arguments extends unknown[]> (milliseconds: number, call: (suppressed: number, ...args: Arguments) => void): (...args: Arguments) => void {
  let last = -Infinity
  let suppressed = 0
  return (...args) => {
    const now = performance.now()
    if (now - last < milliseconds) {
      suppressed += 1
      return
    }
    call(suppressed, ...args)
    last = now
    suppressed = 0
  }
}
