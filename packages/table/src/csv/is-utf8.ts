/** @see RFC 3629, section 4: no overlong forms, no surrogates, nothing above U+10FFFF */
export function isUtf8 (bytes: Uint8Array, start: number, end: number): boolean {
  const follows = (at: number, low = 0x80, high = 0xbf): boolean => at < end && bytes[at]! >= low && bytes[at]! <= high
  for (let at = start; at < end;) {
    const first = bytes[at]!
    if (first < 0x80) at++
    else if (first >= 0xc2 && first <= 0xdf && follows(at + 1)) at += 2
    else if (first >= 0xe0 && first <= 0xef && follows(at + 1, first === 0xe0 ? 0xa0 : 0x80, first === 0xed ? 0x9f : 0xbf) && follows(at + 2)) at += 3
    else if (first >= 0xf0 && first <= 0xf4 && follows(at + 1, first === 0xf0 ? 0x90 : 0x80, first === 0xf4 ? 0x8f : 0xbf) && follows(at + 2) && follows(at + 3)) at += 4
    else return false
  }
  return true
}
