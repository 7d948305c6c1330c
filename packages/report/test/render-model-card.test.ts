import type { ModelCard } from '@assay/shared'
import { describe, expect, test } from 'vitest'
import { exampleCard } from '../../testkit/src/example-card.ts'
import { renderModelCard } from '../src/index.ts'
import { findElements } from './find-elements.ts'
import { findUnbalanced } from './find-unbalanced.ts'
import { hostileNames } from './planted-report.ts'

const sectionsOf = (card: ModelCard): (string | undefined)[] => findElements(renderModelCard(card, 3, 'en').markup, 'main > section').map(({ id }) => id)

describe('a model card', () => {
  const { markup } = renderModelCard(exampleCard, 3, 'en')
  const text = (selector: string): string => findElements(markup, selector)[0]!.textContent.replace(/\s+/g, ' ')

  test('is well formed, runs nothing and asks for nothing', () => {
    expect(findUnbalanced(markup)).toEqual([])
    expect(findElements(markup, 'script, link, img, iframe, object, image, use, foreignObject, base')).toHaveLength(0)
    expect(markup).not.toMatch(/ style="/)
  })

  test('has a section for each part, and a way to each', () => {
    expect(sectionsOf(exampleCard)).toEqual(['summary', 'limits', 'scores', 'decisions', 'importance', 'dependence', 'groups', 'cleaning', 'origin'])
    expect(findElements(markup, 'nav a').map((link) => link.getAttribute('href'))).toEqual(sectionsOf(exampleCard).map((id) => `#${id}`))
  })

  test('says what was measured, with intervals, and where the model comes from', () => {
    expect(text('#summary')).toMatch(/ROC AUC, locked rows ?0\.7900 ?95 % interval 0\.6000 to 0\.9000/)
    expect(text('#decisions')).toContain('Answers Yes from a probability of 0.5 on, chosen out of fold for the largest F1.')
    expect(text('#groups')).toMatch(/Sales ?10/)
    expect(text('#cleaning')).toContain('it numbers the rows')
    expect(text('#origin')).toContain('d'.repeat(64))
  })

  test('leaves out what does not apply', () => {
    const { curves: _curves, dependence: _dependence, groups: _groups, decision: _decision, ...rest } = exampleCard
    const regression: ModelCard = {
      ...rest,
      question: { target: 'pay', kind: 'regression', metric: 'rmse', classes: [] },
      crossValidated: { ...rest.crossValidated, metric: 'rmse' },
      threshold: null,
      confusion: null,
      importance: [],
      conformal: { kind: 'interval', coverage: 0.8, quantiles: [3], measuredCoverage: { value: 0.82, low: 0.7, high: 0.9 }, averageWidth: 6 }
    }
    expect(sectionsOf(regression)).toEqual(['summary', 'limits', 'scores', 'decisions', 'cleaning', 'origin'])
  })

  test('shows names as they are, whatever they hold', () => {
    const hostile = hostileNames.map((each): ModelCard => ({
      ...exampleCard,
      model: each,
      question: { ...exampleCard.question, target: each, classes: ['No', each] },
      data: { ...exampleCard.data, columns: [each] },
      limits: [each],
      importance: [{ column: each, importance: 1, low: 0, high: 2 }],
      dependence: [{ column: each, kind: 'category', points: [{ value: each, means: [0.5] }] }],
      groups: [{ column: each, groups: [{ group: each, rows: 1, measures: {} }], findings: [each] }]
    }))
    for (const card of hostile) {
      const page = renderModelCard(card, 1, 'en').markup
      expect(findUnbalanced(page)).toEqual([])
      expect(findElements(page, 'script, img, b[onclick]')).toHaveLength(0)
    }
  })
})
