import { findBinary } from '@assay/runtime'
import type { Binary } from '@assay/runtime'

/** Chromium of `CHROMIUM`, of the PATH, or Debian's, fetched without root; null where none can be had. */
export async function findChromium (): Promise<Binary | null> {
  const given = process.env['CHROMIUM']
  if (given !== undefined && given !== '') return { command: [given], from: `${given} (CHROMIUM)` }
  return findBinary({ names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'], packages: ['chromium'] })
}
