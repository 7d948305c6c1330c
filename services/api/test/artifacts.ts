import { createHash } from 'node:crypto'
import { encodeArtifact } from '@assay/model'
import { exampleCard } from '@assay/testkit'
import type { Artifact } from '@assay/model'
import type { ModelRegistry } from '@assay/storage'

/** Whether someone leaves, by age, job and a column with an awkward name; `bias` moves every answer. */
export function binaryArtifact ({ bias = 0 } = {}): Artifact {
  return {
    problem: { target: 'left', kind: 'binary', metric: 'rocAuc', classes: ['No', 'Yes'] },
    recipe: {
      inputs: [
        { name: 'age', format: { type: 'number', missing: ['NA'] } },
        { name: 'job', format: { type: 'category', missing: [] } },
        { name: '__proto__', format: { type: 'category', missing: [] } }
      ],
      outputs: [
        { name: 'age', kind: 'number', input: 0, missing: [], mergeLevels: [] },
        { name: 'job', kind: 'category', input: 1, missing: [], mergeLevels: [] },
        { name: '__proto__', kind: 'category', input: 2, missing: [], mergeLevels: [] }
      ]
    },
    fields: [
      { name: 'age', type: 'number', range: [18, 60], integer: true, levels: [], typical: 36, missingShare: 0.1 },
      { name: 'job', type: 'category', range: null, integer: false, levels: ['Sales', 'R&D', '<b>HR</b>'], typical: 'Sales', missingShare: 0 },
      { name: '__proto__', type: 'category', range: null, integer: false, levels: ['constructor', 'toString'], typical: 'toString', missingShare: 0 }
    ],
    members: [{
      learner: 'logistic',
      weight: 1,
      link: 'logistic',
      encoders: [
        { kind: 'scaled', column: 'age', low: 18, high: 60, transform: 'none', center: 36.92, scale: 9.13, fill: 36 },
        { kind: 'oneHot', column: 'job', levels: ['Sales', 'R&D', '<b>HR</b>'], other: true },
        { kind: 'oneHot', column: '__proto__', levels: ['constructor', 'toString'], other: false }
      ],
      predictor: {
        kind: 'linear',
        features: 7,
        weights: Float64Array.of(-0.31, 0.42, -0.17, 0.08, 0.01, 1.3, -0.7),
        bias: Float64Array.of(bias),
        means: Float64Array.of(0, 0.3, 0.6, 0.1, 0, 0.5, 0.5)
      }
    }],
    calibration: { kind: 'none' },
    threshold: 0.5
  }
}

/** Always the same number. */
export function constantArtifact (value: number): Artifact {
  return {
    problem: { target: 'price', kind: 'regression', metric: 'rmse', classes: [] },
    recipe: {
      inputs: [{ name: 'rooms', format: { type: 'number', missing: [], number: { decimal: ',', thousands: '.', percent: false, currency: '' } } }],
      outputs: [{ name: 'rooms', kind: 'number', input: 0, missing: [], mergeLevels: [] }]
    },
    fields: [{ name: 'rooms', type: 'number', range: [0.5, 9], integer: false, levels: [], typical: 3.5, missingShare: 0 }],
    members: [{ learner: 'baseline', weight: 1, link: 'identity', encoders: [], predictor: { kind: 'constant', margins: Float64Array.of(value) } }],
    calibration: { kind: 'none' },
    threshold: null
  }
}

/** Registers a version; the pipeline's id makes it a new one. @returns its number */
export async function registerVersion (registry: ModelRegistry, { name, artifact, pipelineId }: { name: string, artifact: Artifact, pipelineId: string }): Promise<number> {
  const bytes = encodeArtifact(artifact)
  const { version } = await registry.register(name, {
    pipelineId,
    trial: 0,
    learner: artifact.members[0]!.learner,
    scores: { crossValidated: 0.8, test: 0.79 },
    artifact: bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    card: exampleCard,
    cardMarkdown: '# made by hand'
  })
  return version
}
