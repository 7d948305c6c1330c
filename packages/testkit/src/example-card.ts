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
  calibration: { kind: 'none', expectedError: { before: 0.05, after: 0.05 } },
  threshold: 0.5,
  decision: { aim: 'f1', sentence: 'the largest F1' },
  confusion: [[14, 2], [1, 3]],
  importance: [{ column: 'age', importance: 0.1, low: 0.05, high: 0.15 }, { column: 'job', importance: 0, low: -0.01, high: 0.01 }],
  comparison: null,
  limits: ['It was fitted on 80 rows and scored once on 20 locked rows; it knows nothing of rows unlike those.']
}
