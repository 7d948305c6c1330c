import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { html } from '@assay/report'
import { consoleFolder } from '../console/read-assets.ts'

interface HeldModel { readonly name: string, readonly version: number, readonly artifact: Uint8Array }

/** @returns a function that puts one model into a page with the form and the interpreter, which then needs nothing else */
export function createOfflinePage (): { readonly render: (model: HeldModel) => string, readonly contentSecurityPolicy: string } {
  const page = readFileSync(path.join(consoleFolder, 'offline.html'), 'utf8')
  const hashes = (tag: 'script' | 'style'): string =>
    [...page.matchAll(new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`, 'g'))].map(([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`).join(' ')
  return {
    // Its own script and style, and no way out.
    contentSecurityPolicy: `default-src 'none'; script-src ${hashes('script')}; style-src ${hashes('style')}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    render: ({ name, version, artifact }) => page.replace('<!--model-->', () =>
      html`<script type="text/plain" id="model" data-name="${name}" data-version="${version}">${gzipSync(artifact).toString('base64')}</script>`.markup)
  }
}
