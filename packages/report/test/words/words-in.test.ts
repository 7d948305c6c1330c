import { alertCodes, languages } from '@assay/shared'
import type { ModelCard, VerdictLine } from '@assay/shared'
import { expect, test } from 'vitest'
import { exampleCard } from '../../../testkit/src/example-card.ts'
import { renderModelCard, renderReport } from '../../src/index.ts'
import type { ReportRequest } from '../../src/index.ts'
import { wordsIn } from '../../src/words/words-in.ts'
import { findElements } from '../find-elements.ts'
import { categoryColumn, numberColumn, plantedReport } from '../planted-report.ts'

/** A letter for each name, so that whatever reads like a word is one of the page's. */
const [a, b, c, d] = ['α', 'β', 'γ', 'δ'] as const

const columns = [
  numberColumn(a, { sentinels: [-999.5], unreadable: { cells: 4, examples: [b] } }),
  categoryColumn(b, [a, c], { spellings: [[a, c]], twinOf: a, missing: 20 }),
  categoryColumn(c, [c, d], { identifier: true }),
  { name: d, type: 'date' as const, rows: 100, missing: 0, distinct: 90, firstDate: '2020-01-01', lastDate: '2021-02-01T10:30:00.000Z' },
  { name: 'ε', type: 'text' as const, rows: 100, missing: 1, distinct: 1, length: { mean: 40.5, max: 900 } }
]
const planted = plantedReport(columns)
const report: ReportRequest = {
  ...planted,
  name: a,
  plan: {
    target: d,
    steps: [
      { step: 'missing', column: a, values: [b], reason: '' },
      { step: 'mergeLevels', column: b, levels: [[a, c]], reason: '' },
      { step: 'dateParts', column: d, parts: ['year', 'weekday', 'days'], reason: '' },
      { step: 'daysBetween', column: d, since: c, reason: '' },
      { step: 'textParts', column: 'ε', parts: ['length', 'words', 'digits'], reason: '' },
      { step: 'drop', column: c, reason: '' },
      { step: 'dropRows', where: 'targetMissing', reason: '' },
      { step: 'groupRows', ignoring: [], reason: '' },
      { step: 'clip', column: a, lowQuantile: 0.015, highQuantile: 0.985, reason: '' },
      { step: 'unskew', column: a, with: 'log1p', beyond: 1.5, reason: '' },
      { step: 'unskew', column: a, with: 'yeoJohnson', beyond: 1.5, reason: '' },
      { step: 'impute', column: a, with: 'median', indicator: true, reason: '' },
      { step: 'impute', column: b, with: 'level', indicator: false, reason: '' },
      { step: 'cyclic', column: a, period: 24, reason: '' },
      { step: 'rareLevels', column: b, minRows: 1, reason: '' },
      { step: 'targetEncode', column: b, smoothing: 20, reason: '' },
      { step: 'hashWords', column: 'ε', buckets: 1024, mostTerms: 200, reason: '' },
      { step: 'dropTooStrong', above: 0.95, reason: '' },
      { step: 'dropTooWeak', below: 0.05, reason: '' },
      { step: 'dropNull', reason: '' },
      { step: 'dropOutliers', deviations: 8.5, mostShare: 0.015, reason: '' }
    ],
    suggestions: [{ step: 'missing', column: a, values: ['-200'], reason: '' }]
  },
  problem: { target: d, kind: 'binary', metric: 'averagePrecision', classes: [a, b] },
  profile: {
    ...planted.profile,
    columns,
    quarantined: [{ reason: 'cells without names', rows: 3000, lines: [7] }],
    classBalance: [a, b].map((level) => ({ level, rows: 40 })),
    associations: [[a, b], [b, c], [c, a]].map(([a, b]) => ({ a: a!, b: b!, value: 0.999, measure: 'spearman' })),
    alerts: [
      ...alertCodes.map((code) => ({ severity: code === 'leak' ? 'leak' as const : 'warning' as const, code, columns: code === 'spellings' ? [b] : code === 'twin' ? [a, b] : [a], detail: 'the record says so' })),
      ...Array.from({ length: 7 }, () => ({ severity: 'note' as const, code: 'missing' as const, columns: [a], detail: 'the record says so' }))
    ]
  },
  split: { by: 'groups', column: a, training: [48, 32], test: [12, 8] },
  changes: planted.changes.map((change) => ({ ...change, column: a })),
  missingPatterns: [{ columns: [a, b], rows: 6 }],
  effects: (['helps', 'hurts', 'noDifference', 'notComparable'] as const).map((verdict, step) => ({
    step, verdict, learner: 'mlp', metric: 'logLoss', withStep: 0.81, withoutStep: 0.8, gain: 0.01, gainInterval: verdict === 'notComparable' ? null : { low: -0.01, high: 0.03 }, measuredOn: { rows: 40, of: 80 }
  }))
}
const number = { ...numberColumn(d, { targetInformation: { bits: 0.001, share: 0.001, pValue: 0.6 } }), byClass: undefined }
const { classBalance: _, ...withoutClasses } = report.profile
const regression: ReportRequest = {
  ...report,
  profile: { ...withoutClasses, columns: [number, { ...number, name: a }].map(({ byClass: __, ...column }) => column), duplicateRows: 4, alerts: [], quarantined: [], associations: [], reading: { ...planted.profile.reading, header: false, delimiter: ';', emptyLines: 1 } },
  plan: { target: d, steps: [] },
  effects: [],
  changes: [],
  problem: { target: d, kind: 'regression', metric: 'rmse', classes: [] },
  split: { by: 'time', column: a, training: [1.5, 2, 3, 4, 5], test: [2, 3, 4, 5, 6] }
}
const reports: readonly ReportRequest[] = [
  report, regression,
  { ...regression, rows: { file: 100, training: 60, test: 20 }, split: { ...regression.split, by: 'values' }, profile: { ...regression.profile, reading: { ...planted.profile.reading, format: 'parquet' } } },
  { ...report, split: { by: 'classes', training: [48, 32], test: [12, 8] } },
  { ...report, split: { by: 'groups', training: [48, 32], test: [12, 8] } }
]

const { verdictLines: _lines, ...olderCard } = exampleCard
const card: ModelCard = {
  ...olderCard,
  model: a,
  question: { target: d, kind: 'binary', metric: 'balancedAccuracy', classes: [a, b] },
  data: { ...exampleCard.data, columns: [a, b] },
  lineage: { ...exampleCard.lineage, datasetSha256: '1', artifactSha256: '2', planHash: '3', pipelineId: '4' },
  cleaning: { planHash: '3', steps: [{ step: 'drop', column: a, reason: '' }], learntInsideFolds: [] },
  winner: { learner: 'ensemble', members: [{ trial: 1, learner: 'bayes', params: {}, weight: 0.35 }, { trial: 2, learner: 'forest', params: { λ: 0.5 }, weight: 0.65 }] },
  verdict: ['the record says so'],
  decision: { aim: 'cost:1:2.5', sentence: 'the least cost' },
  validation: { ...exampleCard.validation, repeats: 3 },
  importance: Array.from({ length: 20 }, () => ({ column: a, importance: 0.1, low: -0.05, high: 0.15 })),
  dependence: [
    { column: a, kind: 'number', points: [{ value: 20.5, means: [0.5] }, { value: 60, means: [0.1] }, { value: null, means: [0.3] }] },
    { column: b, kind: 'category', points: [{ value: null, means: [0.4] }, { value: c, means: [0.2] }] },
    { column: c, kind: 'date', points: [{ value: Date.UTC(2020, 1), means: [0.4] }, { value: Date.UTC(2020, 7), means: [0.2] }] }
  ],
  groups: [{ column: a, groups: [{ group: '(missing)', rows: 10, measures: { selectionRate: { value: 0.3, low: 0.1, high: 0.6 }, truePositiveRate: { value: 0.3, low: 0.1, high: 0.6 }, calibrationGap: { value: -0.3, low: -0.5, high: 0 } } }, { group: '(others)', rows: 10, measures: {} }], findings: [] }],
  comparison: { comparable: true, difference: 0.1, low: 0.05, high: 0.2, better: 'challenger' },
  limits: ['the record says so']
}
const { curves: __, ...withoutCurves } = card
const verdictLine: VerdictLine = { kind: 'rival', rival: 'logistic', better: 'withinNoise', metric: 'balancedAccuracy', score: 0.81, scoreInterval: { low: 0.7, high: 0.9 }, rivalScore: 0.8 }
const cards: readonly ModelCard[] = [
  card,
  { ...card, winner: { learner: 'mlp', trial: 3, params: {} }, validation: { folds: 1, repeats: 1, ordered: true, sentence: 'one hold-out' }, comparison: { comparable: false, reason: 'the record says so' }, verdictLines: [verdictLine] },
  {
    ...withoutCurves, question: { target: d, kind: 'regression', metric: 'mape', classes: [] }, threshold: null, confusion: null, groups: [{ ...card.groups![0]!, findings: ['the record says so'] }],
    conformal: { kind: 'interval', coverage: 0.85, quantiles: [3], measuredCoverage: { value: 0.82, low: 0.7, high: 0.9 }, averageWidth: 6.5 }
  },
  { ...withoutCurves, question: { target: d, kind: 'multiclass', metric: 'accuracy', classes: [a, b, c] }, dependence: [{ column: a, kind: 'number', points: [{ value: 1, means: [0.1, 0.2, 0.7] }] }] }
]

const pages = (language: 'en' | 'fr'): string[] => [...reports.map((each) => renderReport(each, language).markup), ...cards.map((each) => renderModelCard(each, 3, language).markup)]

/** Texts of a page, and what stands for its plots, but for names of the contract and sentences of the record, which is English. */
function textsOf (markup: string): string[] {
  const spoken = markup.replaceAll(/<style>[^]*?<\/style>|<code>[^]*?<\/code>|<span lang="en">[^]*?<\/span>/g, '')
  return [...spoken.matchAll(/ (?:aria-label|title)="([^"]*)"|>([^<>]+)(?=<)/g)]
    .map(([, label, text]) => (label ?? text!).replaceAll(/&#(\d+);/g, (_entity, code) => String.fromCodePoint(Number(code))))
    .filter((text) => /\p{Script=Latin}{3}/u.test(text))
}

/** Words that both languages write alike. */
const alike = new Set([
  'Assay', 'Sections', 'Information', 'Part', 'ensemble', `${a}, version 3`, 'Classes', 'Scores', 'Score', 'Code', 'Pipeline', 'min', 'max', 'date', 'boosting', 'xgboost', 'F1', 'utf-8'
])
const english = /\b(the|of|and|with|from|to|by|is|are|it|that|rows?|columns?|missing|left|trials?|lock(ed)?)\b/i

test.each(pages('fr').map((page, place) => [place, page, pages('en')[place]!] as const))('page %i says in French whatever it says in English', (_place, inFrench, inEnglish) => {
  expect(inFrench).toContain('<html lang="fr">')
  expect(inEnglish).toContain('<html lang="en">')
  const [french, original] = [textsOf(inFrench), new Set(textsOf(inEnglish))]
  expect(french.length).toBeGreaterThan(40)
  expect(french.filter((text) => original.has(text) && !alike.has(text.trim()))).toEqual([])
  expect(french.filter((text) => english.test(text) && !alike.has(text.trim()))).toEqual([])
})

test('French is set as the French set it: a comma in decimals, and signs that no line break parts from their words', () => {
  const texts = pages('fr').flatMap(textsOf)
  expect(texts.filter((text) => /\d\.\d/.test(text))).toEqual([])
  expect(texts.filter((text) => / [;:!?%»]|« /.test(text))).toEqual([])
  expect(texts.some((text) => /\d,\d/.test(text))).toBe(true)
})

test('a sentence of the record is quoted in English, and said to be', () => {
  for (const page of pages('fr').slice(0, 1)) expect(page).toContain('<span lang="en">the record says so</span>')
  expect(pages('en')[0]).not.toContain('lang="en">the record')
})

test('a verdict is said in French where the record has it in fields, else quoted', () => {
  const [older, newer] = cards.slice(0, 2).map((each) => findElements(renderModelCard(each, 3, 'fr').markup, '#summary .steps li')[0]!)
  expect(older!.querySelectorAll('[lang=en]')).toHaveLength(1)
  expect(newer!.querySelectorAll('[lang=en]')).toHaveLength(0)
  expect(newer!.textContent).toMatch(/^mieux qu’une simple régression logistique.*exactitude équilibrée 0,810 contre 0,800/)
})

test('an alert is said again in French where the profile holds what it is about', () => {
  const [alerts] = findElements(pages('fr')[0]!, '#alerts')
  expect(Array.from(alerts!.querySelectorAll('[lang=en]'))).toHaveLength(['leak', 'conflicts', 'wildTarget', 'rareClass', 'quarantined'].length)
  expect(alerts!.textContent.replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(/« β » est identique à « α » dans toutes les lignes.*« α » manque dans 10 % des lignes.*« α » note peut-être un manque par −999,5 ;.*4 lignes égales à une précédente \(4 %\)/s)
})

test('every language has a word for everything', () => {
  const shapeOf = (words: object): unknown => Object.entries(words).map(([name, word]) => [name, typeof word === 'object' && word !== null && !('markup' in word) ? shapeOf(word) : '']).sort(([one], [other]) => String(one).localeCompare(String(other)))
  for (const language of languages) expect(shapeOf(wordsIn[language])).toEqual(shapeOf(wordsIn.en))
})
