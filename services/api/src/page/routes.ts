import { readFile } from 'node:fs/promises'
import type { ApiServer } from '../api.ts'

const assets = [
  { url: '/', file: 'index.html', type: 'text/html; charset=utf-8' },
  { url: '/assets/page.css', file: 'page.css', type: 'text/css; charset=utf-8' },
  { url: '/assets/page.js', file: 'page.js', type: 'text/javascript; charset=utf-8' },
  { url: '/assets/icon.svg', file: 'icon.svg', type: 'image/svg+xml' },
  // Asked for by browsers on pages that name no icon.
  { url: '/favicon.ico', file: 'icon.svg', type: 'image/svg+xml' }
] as const

/** The plain page: three files and an icon, nothing from elsewhere. */
export async function pageRoutes (app: ApiServer): Promise<void> {
  for (const { url, file, type } of assets) {
    const bytes = await readFile(new URL(file, import.meta.url))
    app.get(url, { config: { quiet: true }, schema: { hide: true } }, async (_request, reply) => {
      return reply.type(type).header('cache-control', 'no-cache').send(bytes)
    })
  }
}
