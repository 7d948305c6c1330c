import { AppError } from '@assay/shared'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = typeof encodings[number]

/** Turns chunks of a file into UTF-8. Chunks may end anywhere. */
export interface ToUtf8 {
  /** @throws {AppError} CSV_INVALID when UTF-16 is broken */
  push: (chunk: Uint8Array) => Uint8Array
  end: () => Uint8Array
  /** As people call it: `latin-1` where windows-1252 says nothing more. */
  name: () => string
}

export function createToUtf8 (encoding: Encoding): ToUtf8 {
  if (encoding === 'utf-8') return { push: (chunk) => chunk, end: () => new Uint8Array(0), name: () => encoding }
  return encoding === 'windows-1252' ? fromWindows1252() : fromUtf16(encoding)
}

/** The encoding that a file's first bytes give, and the length of their byte order mark. Without one, UTF-16 is told by its zeros beside letters. */
export function sniffEncoding (bytes: Uint8Array): { encoding: Encoding, mark: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 }
  const alternates = (zeros: 0 | 1): boolean => bytes.length >= 4 && bytes.subarray(0, 16).every((byte, place) => (byte === 0) === (place % 2 === zeros))
  return { encoding: alternates(1) ? 'utf-16le' : alternates(0) ? 'utf-16be' : 'utf-8', mark: 0 }
}

function fromUtf16 (encoding: 'utf-16le' | 'utf-16be'): ToUtf8 {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const encoder = new TextEncoder()
  const littleEndian = encoding === 'utf-16le'
  const lines = countLineEnds()
  let begun = new Uint8Array(0)

  function decode (bytes: Uint8Array): Uint8Array {
    const broken = findLoneSurrogate(bytes, littleEndian)
    const text = decoder.decode(bytes.subarray(0, broken ?? bytes.length))
    lines.add(text)
    if (broken !== null) throw new AppError('CSV_INVALID', `Line ${lines.ends() + 1} holds half of a character, a lone surrogate, in what begins as ${encoding.toUpperCase()}; save the file as UTF-8`)
    return encoder.encode(text)
  }

  return {
    push (chunk) {
      const bytes = new Uint8Array(begun.length + chunk.length)
      bytes.set(begun)
      bytes.set(chunk, begun.length)
      const whole = wholeCharacters(bytes, littleEndian)
      begun = bytes.slice(whole)
      return decode(bytes.subarray(0, whole))
    },
    end () {
      if (begun.length % 2 === 0) return decode(begun)
      throw new AppError('CSV_INVALID', `Line ${lines.ends() + 1} ends in half of a character: the file begins as ${encoding.toUpperCase()} and has an odd number of bytes; it may have been cut off; save it as UTF-8`)
    },
    name: () => encoding
  }
}

/** Bytes of the characters that do not go on behind the last byte. */
function wholeCharacters (bytes: Uint8Array, littleEndian: boolean): number {
  const units = bytes.length >> 1
  return 2 * (units > 0 && isHighSurrogate(unitAt(bytes, units - 1, littleEndian)) ? units - 1 : units)
}

/** Where the first surrogate without its other half is, in bytes. */
function findLoneSurrogate (bytes: Uint8Array, littleEndian: boolean): number | null {
  for (let unit = 0; unit < bytes.length >> 1; unit++) {
    const code = unitAt(bytes, unit, littleEndian)
    if (isLowSurrogate(code)) return 2 * unit
    if (!isHighSurrogate(code)) continue
    if (2 * unit + 2 >= bytes.length || !isLowSurrogate(unitAt(bytes, unit + 1, littleEndian))) return 2 * unit
    unit++
  }
  return null
}

const unitAt = (bytes: Uint8Array, unit: number, littleEndian: boolean): number =>
  littleEndian ? bytes[2 * unit]! | bytes[2 * unit + 1]! << 8 : bytes[2 * unit]! << 8 | bytes[2 * unit + 1]!
const isHighSurrogate = (code: number): boolean => (code & 0xfc00) === 0xd800
const isLowSurrogate = (code: number): boolean => (code & 0xfc00) === 0xdc00

/** Of a text that comes in parts: `\n`, `\r` and `\r\n` end a line. */
function countLineEnds (): { readonly add: (text: string) => void, readonly ends: () => number } {
  let ends = 0
  let afterReturn = false
  return {
    add (text) {
      ends += text.match(/\r\n?|\n/g)?.length ?? 0
      if (afterReturn && text.startsWith('\n')) ends--
      if (text !== '') afterReturn = text.endsWith('\r')
    },
    ends: () => ends
  }
}

function fromWindows1252 (): ToUtf8 {
  let beyondLatin1 = false
  return {
    push (chunk) {
      const utf8 = new Uint8Array(chunk.length * 3)
      let at = 0
      for (const byte of chunk) {
        let code = byte
        if (byte >= 0x80 && byte < 0xa0) {
          beyondLatin1 = true
          code = windows1252[byte - 0x80]!
        }
        if (code < 0x80) utf8[at++] = code
        else if (code < 0x800) {
          utf8[at++] = 0xc0 | (code >> 6)
          utf8[at++] = 0x80 | (code & 63)
        } else {
          utf8[at++] = 0xe0 | (code >> 12)
          utf8[at++] = 0x80 | ((code >> 6) & 63)
          utf8[at++] = 0x80 | (code & 63)
        }
      }
      return utf8.subarray(0, at)
    },
    end: () => new Uint8Array(0),
    name: () => beyondLatin1 ? 'windows-1252' : 'latin-1'
  }
}

/** Code points of the bytes 80 to 9F. @see https://encoding.spec.whatwg.org/index-windows-1252.txt */
const windows1252 = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178
]
