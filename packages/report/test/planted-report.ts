import type { ColumnProfile, TableProfile } from '@assay/shared'
import type { ReportRequest } from '../src/index.ts'

/** Names and levels that a file may hold. */
export const hostileNames = [
  '<script>alert(1)</script>', '__proto__', 'constructor', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", '</title></style>', '&amp;', '‮evil', '  blank  ',
  'x'.repeat(300), '😀'.repeat(300), '${7*7}', ']]>', '<!--'
] as const

export const numberColumn = (name: string, more: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  type: 'number',
  rows: 100,
  missing: 10,
  distinct: 40,
  number: {
    mean: 4.5, standardDeviation: 2, skewness: 0.1, zeros: 3, negatives: 0, integer: true,
    quantiles: [0, 0, 1, 2, 4, 6, 8, 9, 9],
    histogram: { edges: [-0.5, 4.5, 9.5], counts: [60, 30] }
  },
  topLevels: [{ level: '4', rows: 9 }],
  targetAssociation: { measure: 'correlationRatio', value: 0.4 },
  targetInformation: { bits: 0.125, share: 0.13, pValue: 0.005 },
  byClass: [[50, 10], [10, 20]],
  ...more
})

export const categoryColumn = (name: string, levels: readonly string[], more: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  type: 'category',
  rows: 100,
  missing: 0,
  distinct: levels.length,
  topLevels: levels.map((level) => ({ level, rows: 5 })),
  byClass: [levels.map(() => 4), levels.map(() => 1)],
  ...more
})

const shape = (skewness: number) => ({ histogram: { edges: [0, 1, 2], counts: [3, 1] }, integer: false, skewness })

/** A report of two classes on the columns given; everything that may be told is told, by hostile names. */
export function plantedReport (columns: readonly ColumnProfile[], profile: Partial<TableProfile> = {}): ReportRequest {
  const [script, ...others] = hostileNames
  return {
    name: script,
    profile: {
      rows: 100,
      columns: [...columns, { name: 'left', type: 'category', rows: 100, missing: 0, distinct: 2, topLevels: [{ level: script, rows: 60 }, { level: 'No', rows: 40 }] }],
      duplicateRows: 3,
      duplicateRowsIgnoringIdentifiers: 4,
      quarantined: [{ reason: `cells more than names ${script}`, rows: 30, lines: [7, 11] }],
      classBalance: [{ level: 'No', rows: 40 }, { level: script, rows: 60 }],
      associations: others.map((b, index) => ({ a: script, b, value: 1 - index / 20, measure: 'pearson' })),
      alerts: [
        { severity: 'leak', code: 'leak', columns: [script], detail: `"${script}" is a copy of "left"` },
        { severity: 'warning', code: 'missing', columns: [script], detail: `"${script}" is missing` }
      ],
      reading: { encoding: 'utf-8', delimiter: '<', quote: '"', header: true, preambleLines: 2, emptyLines: 3, shortRows: { rows: 1, lines: [9] } },
      ...profile
    },
    plan: {
      target: 'left',
      steps: [
        { step: 'drop', column: script, reason: `because ${script}` },
        { step: 'missing', column: '__proto__', values: [script, ''], reason: 'blank' },
        { step: 'mergeLevels', column: 'constructor', levels: [[script, 'b']], reason: 'one word' },
        { step: 'groupRows', ignoring: [], reason: 'rows repeat' },
        { step: 'impute', column: '__proto__', with: 'median', indicator: true, reason: 'gaps' }
      ],
      suggestions: [{ step: 'missing', column: script, values: ['-200'], reason: `maybe ${script}` }]
    },
    problem: { target: 'left', kind: 'binary', metric: 'rocAuc', classes: ['No', script] },
    rows: { file: 100, training: 80, test: 20 },
    touched: [null, 3, 4, 2, 10],
    split: { by: 'groups', column: script, training: [48, 32], test: [12, 8] },
    changes: [{ column: script, before: shape(3), after: shape(0.2) }],
    missingPatterns: [{ columns: [script, '__proto__'], rows: 6 }, { columns: ['__proto__'], rows: 4 }],
    effects: [
      { step: 1, learner: 'logistic', metric: 'rocAuc', withStep: 0.81, withoutStep: 0.8, gain: 0.01, gainInterval: { low: -0.01, high: 0.03 }, verdict: 'noDifference', measuredOn: { rows: 40, of: 80 } },
      { step: 3, learner: 'boosting', metric: 'rocAuc', withStep: 0.81, withoutStep: 0.95, gain: -0.14, gainInterval: null, verdict: 'notComparable', measuredOn: { rows: 40, of: 80 } }
    ]
  }
}
