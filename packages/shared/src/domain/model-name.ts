/** @throws {Error} that says what would be a name */
export function checkModelName (name: string): string {
  if (toModelName(name) !== name) {
    throw new Error(`has to be of letters, digits, ".", "_" and single "-", 80 at most, such as "${toModelName(name)}"`)
  }
  return name
}

/** A name that fits in a path and reads well, from any text: `HR data (2024)` → `HR-data-2024`. */
export function toModelName (text: string): string {
  const words = text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '')
  const name = [...words].slice(0, 80).join('').replace(/[-.]+$/, '')
  return name === '' ? 'model' : name
}

/** `C:\people\employees.csv.gz` → `employees` */
export function fileStem (fileName: string): string {
  return fileName.split(/[/\\]/).at(-1)!.replace(/(\.(csv|tsv|txt|parquet))?(\.gz)?$/i, '')
}
