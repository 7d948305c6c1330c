/** Names of scores and measures for people. */
const titles: ReadonlyMap<string, string> = new Map([
  ['rocAuc', 'ROC AUC'], ['averagePrecision', 'average precision'], ['logLoss', 'log-loss'], ['brier', 'Brier score'], ['f1', 'F1'],
  ['balancedAccuracy', 'balanced accuracy'], ['accuracy', 'accuracy'], ['mcc', 'MCC'], ['rmse', 'RMSE'], ['mae', 'MAE'], ['r2', 'R²'], ['mape', 'MAPE'],
  ['baseRate', 'base rate'], ['selectionRate', 'answered positive'], ['truePositiveRate', 'positives found'], ['falsePositiveRate', 'false alarms'],
  ['precision', 'precision'], ['calibrationGap', 'probability − base rate'], ['meanTarget', 'mean'], ['meanPrediction', 'mean prediction'],
  ['meanError', 'mean error'], ['meanAbsoluteError', 'mean absolute error']
])

export const titleOf = (name: string): string => titles.get(name) ?? name
