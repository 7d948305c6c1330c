import type { ModelCard } from '@assay/shared'

/** A small model card for tests: whether someone leaves, by age and job. */
export const exampleCard: ModelCard = {
  model: 'staff',
  question: { target: 'left', kind: 'binary', metric: 'rocAuc', classes: ['No', 'Yes'] },
  lineage: { datasetSha256: 'd'.repeat(64), artifactSha256: 'a'.repeat(64), planHash: 'p', pipelineId: 'p1', seed: 1 },
  data: { datasetId: 'd'.repeat(64), rows: { file: 100, training: 80, test: 20 }, columns: ['age', 'job'] },
  cleaning: { planHash: 'p', steps: [{ step: 'drop', column: 'id', reason: 'it numbers the rows' }], learntInsideFolds: [] },
  validation: { folds: 5, repeats: 1, ordered: false, sentence: '5-fold cross-validation, stratified' },
  search: { trials: 2, seed: 1, lag: 8, learners: ['baseline', 'logistic'] },
  winner: { learner: 'logistic', trial: 1, params: { l2: 1 } },
  crossValidated: { metric: 'rocAuc', score: 0.8, interval: { low: 0.7, high: 0.9 }, folds: [0.8, 0.8, 0.8, 0.8, 0.8] },
  ensemble: null,
  test: [{ metric: 'rocAuc', value: 0.79, low: 0.6, high: 0.9 }],
  verdict: ['better than predicting the same for every row: yes, ROC AUC .800 against .500'],
  verdictLines: [{ kind: 'rival', rival: 'constant', better: 'yes', metric: 'rocAuc', score: 0.8, scoreInterval: { low: 0.7, high: 0.9 }, rivalScore: 0.5 }],
  calibration: { kind: 'none', expectedError: { before: 0.05, after: 0.05 } },
  threshold: 0.5,
  decision: { aim: 'f1', sentence: 'the largest F1' },
  confusion: [[14, 2], [1, 3]],
  curves: {
    roc: [{ falsePositiveRate: 0, truePositiveRate: 0 }, { falsePositiveRate: 0.125, truePositiveRate: 0.75 }, { falsePositiveRate: 1, truePositiveRate: 1 }],
    precisionRecall: [{ recall: 0.75, precision: 0.6 }, { recall: 1, precision: 0.2 }],
    reliability: [{ rows: 10, predicted: 0.1, observed: 0.05 }, { rows: 10, predicted: 0.6, observed: 0.35 }],
    thresholds: [{ threshold: 1, tp: 0, fp: 0, tn: 16, fn: 4 }, { threshold: 0.5, tp: 3, fp: 2, tn: 14, fn: 1 }, { threshold: 0.1, tp: 4, fp: 16, tn: 0, fn: 0 }]
  },
  importance: [{ column: 'age', importance: 0.1, low: 0.05, high: 0.15 }, { column: 'job', importance: 0, low: -0.01, high: 0.01 }],
  dependence: [
    { column: 'age', kind: 'number', points: [{ value: 20, means: [0.5] }, { value: 60, means: [0.1] }, { value: null, means: [0.3] }] },
    { column: 'job', kind: 'category', points: [{ value: 'Sales', means: [0.4] }, { value: 'R&D', means: [0.2] }] }
  ],
  groups: [{
    column: 'job',
    groups: [
      { group: 'Sales', rows: 10, measures: { baseRate: { value: 0.3, low: 0.1, high: 0.6 }, rocAuc: { value: 0.8, low: 0.6, high: 0.9 } } },
      { group: 'R&D', rows: 10, measures: { baseRate: { value: 0.1, low: 0.02, high: 0.4 } } }
    ],
    findings: []
  }],
  conformal: {
    kind: 'set', coverage: 0.9, quantiles: [0.6, 0.1], measuredCoverage: { value: 0.9, low: 0.7, high: 0.97 }, averageSetSize: 1.4, abstained: { value: 0.4, low: 0.2, high: 0.6 }
  },
  comparison: null,
  limits: ['It was fitted on 80 rows and scored once on 20 locked rows; it knows nothing of rows unlike those.']
}
