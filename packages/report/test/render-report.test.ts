import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderReport } from '../src/index.ts'
import { findElements } from './find-elements.ts'
import { findUnbalanced } from './find-unbalanced.ts'
import { categoryColumn, hostileNames, numberColumn, plantedReport } from './planted-report.ts'

const hostile = plantedReport([
  ...hostileNames.map((name) => numberColumn(name)),
  ...hostileNames.map((name) => categoryColumn(`${name}?`, hostileNames, {
    unreadable: { cells: 4, examples: [name] },
    sentinels: [-999],
    spellings: [[name, 'b']],
    twinOf: name,
    identifier: true
  })),
  { name: 'when', type: 'date', rows: 100, missing: 0, distinct: 90, firstDate: '2020-01-01', lastDate: '2021-01-01' },
  { name: 'words', type: 'text', rows: 100, missing: 1, distinct: 99, length: { mean: 40, max: 900 } },
  { name: 'empty', type: 'category', rows: 100, missing: 100, distinct: 0, topLevels: [] }
])

describe('a report', () => {
  const { markup, styleHash } = renderReport(hostile, 'en')
  const find = (selector: string) => findElements(markup, selector)
  const section = (id: string): string => find(`#${id}`)[0]!.textContent.replace(/\s+/g, ' ')

  test('is well formed, with one first heading and no level left out', () => {
    expect(findUnbalanced(markup)).toEqual([])
    const levels = find('h1, h2, h3, h4').map(({ tagName }) => Number(tagName[1]))
    expect(levels.filter((level) => level === 1)).toEqual([1])
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1))
    expect(find('h2').map(({ textContent }) => textContent)).toEqual([
      'Overview', 'Know this first', 'The target left', 'Columns', 'Columns that go together', 'Missing values', 'How the rows are split', 'What cleaning does'
    ])
  })

  test('folds what goes on and on: alerts of one kind, and steps of a plan', () => {
    const columns = Array.from({ length: 45 }, (_, place) => `c${place}`)
    const planted = plantedReport(columns.map((name) => numberColumn(name)))
    const { markup } = renderReport({
      ...planted,
      profile: { ...planted.profile, alerts: columns.map((name) => ({ severity: 'warning', code: 'sentinel', columns: [name], detail: `${name} may write -200 for missing` })) },
      plan: { target: 'left', steps: columns.map((column) => ({ step: 'drop', column, reason: `because of ${column}` })) }
    }, 'en')
    const read = (selector: string): string[] => findElements(markup, selector).map(({ textContent }) => textContent.trim())
    expect(read('#alerts li')).toHaveLength(45)
    expect(read('#alerts details li')).toHaveLength(41)
    expect(read('#alerts summary')).toEqual([expect.stringMatching(/^41 more like them: c4, c5, /)])
    expect(read('#cleaning .ledger tbody tr')).toHaveLength(45)
    expect(read('#cleaning details .ledger th[scope=row]')).toEqual(columns.slice(40))
  })

  test('runs nothing and asks for nothing', () => {
    expect(find('script, link, img, iframe, object, image, use, foreignObject, base')).toHaveLength(0)
    expect(find('*').flatMap(({ attributes }) => Array.from(attributes, ({ name }) => name)).filter((name) => /^(on.*|style|src|srcset|xlink:href|action)$/.test(name))).toEqual([])
    expect(find('a').map((link) => link.getAttribute('href')).filter((href) => !href?.startsWith('#'))).toEqual([])
    expect(markup).not.toMatch(/https?:|@import|url\(/)
  })

  test('has one style sheet, whose hash it tells', () => {
    const sheets = [...markup.matchAll(/<style>([^]*?)<\/style>/g)]
    expect(sheets).toHaveLength(1)
    expect(styleHash).toBe(`sha256-${createHash('sha256').update(sheets[0]![1]!).digest('base64')}`)
  })

  test('has links that lead somewhere, and names for what is drawn', () => {
    const ids = find('[id]').map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const references = [
      ...find('a').map((link) => link.getAttribute('href')!.slice(1)),
      ...find('[aria-labelledby]').map((element) => element.getAttribute('aria-labelledby')!)
    ]
    expect(references.filter((id) => !ids.includes(id))).toEqual([])
    expect(find('svg [aria-label]')).toEqual([])
    for (const svg of find('svg')) {
      expect(svg.getAttribute('aria-hidden') === 'true' || (svg.getAttribute('role') === 'img' && svg.getAttribute('aria-label') !== '')).toBe(true)
    }
    for (const table of find('table')) expect(table.querySelector('thead th[scope=col]')).not.toBeNull()
  })

  test('shows every column under its own name, long ones shortened', () => {
    const cards = find('article h3').map(({ textContent }) => textContent)
    expect(cards).toHaveLength(hostile.profile.columns.length)
    expect(cards.slice(0, 5)).toEqual(hostileNames.slice(0, 5))
    expect(cards).toContain(`${'x'.repeat(59)}…`)
    expect(cards).toContain(`${'😀'.repeat(59)}…`)
    expect(cards).toContain('␣␣blank␣␣')
    expect(find('body')[0]!.textContent).not.toContain('x'.repeat(61))
  })

  test('says what was found, what is done about it, and which rows are missing', () => {
    expect(section('alerts')).toContain('A column knows the answer')
    expect(section('overview')).toContain('cells more than names <script>alert(1)</script>307, 11, …')
    expect(section('overview')).toContain('after 2 lines that belong to no table')
    expect(section('cleaning')).toContain('Gaps filled with the median, and marked')
    expect(section('missing')).toContain('empty100100 %')
    expect(findElements(markup, '#missing svg[role=img]')[0]?.getAttribute('aria-label')).toMatch(/^Matrix of the 2 most frequent patterns/)
    expect(section('split')).toContain('80 rows to learn from')
    expect(section('cleaning')).toContain('without it, not to be believed 0.8100 with, 0.9500 without')
    expect(section('cleaning')).toContain('no difference 0.8100 with, 0.8000 without (+0.01), linear')
    expect(section('cleaning')).toContain('Effects on the score are measured on 40 of 80 training rows')
    expect(section('cleaning')).toContain('Suggested, not done')
    expect(findElements(markup, '#cleaning figcaption').map(({ textContent }) => textContent)).toEqual(['Before, skewness 3', 'After, skewness 0.2'])
  })

  test('of a number draws the target, and no classes', () => {
    const { profile, ...request } = plantedReport([])
    const { classBalance: _, ...rest } = profile
    const { byClass: __, targetAssociation: ___, ...price } = numberColumn('price')
    const page = renderReport({ ...request, split: { by: 'time', column: 'day', training: [1, 2, 3, 4, 5], test: [2, 3, 4, 5, 6] }, profile: { ...rest, columns: [price], associations: [] }, problem: { target: 'price', kind: 'regression', metric: 'rmse', classes: [] } }, 'en')
    expect(findElements(page.markup, '#target svg[role=img]')[0]?.getAttribute('aria-label')).toBe('Histogram of the target: from 0 to 9, median 4')
    expect(page.markup).not.toContain('Rows of each class')
    expect(findElements(page.markup, '#split tbody td').map(({ textContent }) => textContent)).toEqual(['1', '2', '3', '4', '5', '2', '3', '4', '5', '6'])
  })

  test('survives numbers that JSON turned into null', () => {
    const infinite = JSON.parse(JSON.stringify(numberColumn('far', {
      number: { ...numberColumn('far').number!, mean: Infinity, skewness: NaN, quantiles: [-Infinity, 0, 0, 0, 0, 0, 0, 0, Infinity], histogram: { edges: [-Infinity, 0, Infinity], counts: [1, 2] } }
    })))
    expect(findElements(renderReport(plantedReport([infinite]), 'en').markup, 'article figure')).toEqual([])
  })

  test('never lets a text become markup', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.constantFrom('<b>', '"', "'>", '&lt;', '</td>'), (text, mark) => {
      const page = renderReport(plantedReport([categoryColumn(text + mark, [mark + text])], { associations: [] }), 'en').markup
      expect(findUnbalanced(page)).toEqual([])
      expect(findElements(page, 'article b')).toHaveLength(0)
    }), { numRuns: 20 })
  })
})

test('a report of a hundred columns stays below 2 MB, and the same profile gives the same bytes', () => {
  const request = plantedReport(Array.from({ length: 100 }, (_, index) => numberColumn(`c${index}`, {
    number: { ...numberColumn('').number!, histogram: { edges: Array.from({ length: 31 }, (__, edge) => edge), counts: new Array<number>(30).fill(3) } },
    byClass: [new Array<number>(30).fill(1), new Array<number>(30).fill(2)]
  })))
  const { markup } = renderReport(request, 'en')
  expect(markup.length).toBeLessThan(2_000_000)
  expect(renderReport(request, 'en').markup).toBe(markup)
})
