/** Texts that mean missing in any column, as written; the blank cell does, too. */
export const missingMarkers: readonly string[] = ['NA', 'N/A', 'n/a', 'na', 'null', 'NULL', 'None', 'NaN', 'nan', '?', '-', '--', '#N/A', '\\N']
