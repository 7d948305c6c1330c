/** Missing numbers are NaN. */
export interface NumberColumn { readonly kind: 'number', readonly name: string, readonly values: Float64Array }

/** Milliseconds since 1970-01-01 UTC; missing dates are NaN. */
export interface DateColumn { readonly kind: 'date', readonly name: string, readonly values: Float64Array }

/** Code 0 is missing; code c stands for `levels[c - 1]`. Levels are distinct, in the order of their first row. */
export interface CategoryColumn { readonly kind: 'category', readonly name: string, readonly codes: Uint32Array, readonly levels: readonly string[] }

/** UTF-8; row r is `bytes[offsets[r] … offsets[r + 1])`, and missing where that is empty. */
export interface TextColumn { readonly kind: 'text', readonly name: string, readonly offsets: Float64Array, readonly bytes: Uint8Array }

export type Column = NumberColumn | DateColumn | CategoryColumn | TextColumn
