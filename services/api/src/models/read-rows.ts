import { AppError } from '@assay/shared'
import type { Row } from '@assay/table'

/** The most rows of one JSON body. */
export const maxJsonRows = 1_000

/**
 * Rows of a JSON body. `JSON.parse` makes an own property of a column called `__proto__`, as of every other.
 *
 * @returns one row, or several
 * @throws {AppError} BAD_REQUEST, BODY_TOO_LARGE, ROW_INVALID
 */
export function readJsonRows (text: string): Row | readonly Row[] {
  const body = parse(text)
  if (!Array.isArray(body)) return requireRow(body, '')
  if (body.length > maxJsonRows) throw new AppError('BODY_TOO_LARGE', `The body holds ${body.length} rows, and ${maxJsonRows} at most are answered at once; send several bodies, or a CSV`)
  return body.map((row, index) => requireRow(row, `/${index}`))
}

/**
 * The row of a form.
 *
 * @throws {AppError} ROW_INVALID when a field comes twice
 */
export function readFormRow (text: string): ReadonlyMap<string, string> {
  const row = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(text)) {
    if (row.has(name)) throw rowInvalid(`/${name}`, `The field "${name}" comes twice; send it once`)
    row.set(name, value)
  }
  return row
}

function parse (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AppError('BAD_REQUEST', `The body is not JSON: ${(error as Error).message}`, { cause: error })
  }
}

function requireRow (row: unknown, path: string): Row {
  if (typeof row === 'object' && row !== null && !Array.isArray(row)) return row as Row
  throw rowInvalid(path, 'A row is an object with one field for each column, such as {"age": 41}')
}

function rowInvalid (path: string, detail: string): AppError {
  return new AppError('ROW_INVALID', detail, { errors: [{ path, detail }] })
}
