import { parseAim, writeAim } from '@assay/shared'
import type { Aim } from '@assay/shared'

/** @returns the aim as an option writes it, or null where none has such numbers: costs of nothing, more rows than there are */
export function optionOfAim (aim: Aim): string | null {
  const text = writeAim(aim)
  try {
    parseAim(text)
    return text
  } catch {
    return null
  }
}
