import type { MetricName } from '@assay/shared'

/** A file that many have published scores of, and what is asked of it. */
export interface RealSet {
  readonly file: string
  readonly target: string
  readonly metric: MetricName
}

/** Public data, none of it part of this project: files of these names are looked for in the folder that the command names. */
export const realSets: readonly RealSet[] = [
  { file: 'hr-ibm-attrition.csv', target: 'Attrition', metric: 'rocAuc' },
  { file: 'hr-ibm-attrition.csv', target: 'Attrition', metric: 'averagePrecision' },
  { file: 'telco-churn.csv', target: 'Churn', metric: 'rocAuc' },
  { file: 'adult.csv', target: 'income', metric: 'rocAuc' },
  { file: 'california-housing.csv', target: 'median_house_value', metric: 'rmse' },
  { file: 'wine-white.csv', target: 'quality', metric: 'logLoss' },
  { file: 'iris.csv', target: 'species', metric: 'logLoss' },
  { file: 'penguins.csv', target: 'species', metric: 'logLoss' }
]
