import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const dist = path.join(import.meta.dirname, '../dist')
const gzippedBytes = (file: string): number => gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length

test('the first load, and all that is loaded later with it, is at most 250 kB over the wire', () => {
  const page = readFileSync(path.join(dist, 'index.html'), 'utf8')
  const first = ['index.html', ...[...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, file]) => file!)]
  const assets = readdirSync(path.join(dist, 'assets')).map((file) => `assets/${file}`)
  expect(first.filter((file) => file.startsWith('assets/'))).toHaveLength(2)
  expect(first.reduce((sum, file) => sum + gzippedBytes(file), 0)).toBeLessThan(60_000)
  expect(['index.html', ...assets].reduce((sum, file) => sum + gzippedBytes(file), 0)).toBeLessThan(250_000)
})

test('the page that holds a model loads nothing', () => {
  const page = readFileSync(path.join(dist, 'offline.html'), 'utf8')
  expect(page).toContain('<!--model-->')
  expect(page).not.toMatch(/<(script|link|img)[^>]* (src|href)=/)
})
