import { createRandom } from '@assay/shared'
import { recipeOf } from '@assay/table'
import type { Artifact } from '../src/artifact.ts'
import { growRandomTrees } from './grow-random-trees.ts'

/** A small model of two members over a number, two categories and a date. */
export function exampleArtifact (): Artifact {
  const recipe = recipeOf([
    { name: 'Age', format: { type: 'number', missing: ['?'] } },
    { name: 'Team', format: { type: 'category', missing: [] } },
    { name: 'a/b~c', format: { type: 'number', missing: [] } },
    { name: 'Hired', format: { type: 'date', missing: [], date: { pattern: 'yyyy-MM-dd' } } }
  ])
  return {
    problem: { target: 'Left', kind: 'binary', metric: 'rocAuc', classes: ['No', '__proto__'] },
    recipe,
    fields: [
      { name: 'Age', type: 'number', range: [18, 60], integer: true, levels: [], typical: 36, missingShare: 0.1 },
      { name: 'Team', type: 'category', range: null, integer: false, levels: ['north', 'south'], typical: 'north', missingShare: 0 },
      { name: 'a/b~c', type: 'number', range: [-1.5, 1.5], integer: false, levels: [], typical: 0, missingShare: 0 },
      { name: 'Hired', type: 'date', range: [0, 86_400_000], integer: false, levels: [], typical: 0, missingShare: 0 }
    ],
    members: [
      {
        learner: 'logistic',
        weight: 0.25,
        link: 'logistic',
        encoders: [
          { kind: 'scaled', column: 'Age', low: -Infinity, high: 90, transform: 'log1p', center: 3.5, scale: 0.3, fill: 36 },
          { kind: 'missing', column: 'Age' },
          { kind: 'oneHot', column: 'Team', levels: ['north', 'south'], other: true },
          { kind: 'levelValue', column: 'Team', levels: ['south'], values: Float64Array.of(0.3), unseen: 0.1, missing: -0.2 }
        ],
        predictor: { kind: 'linear', features: 6, weights: Float64Array.of(0.5, -0.25, 1, -1, 0.125, 2), bias: Float64Array.of(-0.1), means: Float64Array.of(0, 0.1, 0.6, 0.3, 0.1, 0.05) }
      },
      {
        learner: 'boosting',
        weight: 0.75,
        link: 'logistic',
        encoders: [{ kind: 'number', column: 'Age' }, { kind: 'code', column: 'Team', levels: ['north', 'south'] }, { kind: 'number', column: 'a/b~c' }, { kind: 'number', column: 'Hired' }],
        predictor: growRandomTrees({ trees: 8, depth: 5, features: 4, random: createRandom('example') })
      }
    ],
    calibration: { kind: 'isotonic', curves: [{ x: Float64Array.of(0.1, 0.5, 0.9), y: Float64Array.of(0, 0.25, 1) }] },
    threshold: 0.2
  }
}
