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
  const decode = (chunk: Uint8Array, stream: boolean): Uint8Array => {
    try {
      return encoder.encode(decoder.decode(chunk, { stream }))
    } catch (cause) {
      throw new AppError('CSV_INVALID', `The file begins as ${encoding.toUpperCase()} but holds bytes that are not; save it as UTF-8`, { cause })
    }
  }
  return { push: (chunk) => decode(chunk, true), end: () => decode(new Uint8Array(0), false), name: () => encoding }
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
