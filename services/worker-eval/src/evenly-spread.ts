/** Row numbers of at most `most` rows, evenly spread over all of them. */
export function evenlySpread (rows: number, most: number): Uint32Array {
  const taken = Math.min(rows, most)
  return Uint32Array.from({ length: taken }, (_, at) => Math.floor(at * rows / taken))
}
