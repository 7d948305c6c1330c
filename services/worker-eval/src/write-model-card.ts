import type { Prepared } from '@assay/model'
import type { CompletedRow, Leaderboard, PipelineOrder, TestScore } from '@assay/shared'
import type { EvaluateResponse } from './evaluate-request.ts'

interface CardSources {
  readonly order: PipelineOrder
  readonly prepared: Prepared
  readonly board: Required<Leaderboard>
  readonly best: CompletedRow
  readonly response: EvaluateResponse
}

/**
 * What a team should know before it believes a model: data, cleaning, folds, params, scores with intervals, limits.
 *
 * @see Mitchell et al., "Model Cards for Model Reporting", 2019
 */
export function writeModelCard (sources: CardSources): { readonly card: Readonly<Record<string, unknown>>, readonly markdown: string } {
  const { order, prepared, board, best, response } = sources
  const card = {
    model: order.modelName,
    question: prepared.problem,
    data: { datasetId: order.datasetId, rows: prepared.rows, columns: prepared.recipe.inputs.map(({ name }) => name) },
    cleaning: { planHash: prepared.planHash, learntInsideFolds: prepared.rules },
    search: { trials: order.options.trials, seed: order.options.seed, lag: order.lag, learners: order.options.learners },
    winner: { trial: best.number, learner: best.learner, params: best.params },
    crossValidated: { metric: board.metric, score: best.score, interval: best.scoreInterval, folds: best.folds },
    test: response.testScores,
    verdict: board.verdict,
    calibration: response.calibration,
    threshold: response.threshold,
    confusion: response.confusion,
    importance: response.importance,
    comparison: response.comparison,
    limits: limitsOf(sources)
  }
  return { card, markdown: renderCard(sources, card.limits) }
}

function limitsOf ({ prepared, response }: CardSources): readonly string[] {
  const { training, test } = prepared.rows
  return [
    `It was fitted on ${training} rows and scored once on ${test} locked rows; it knows nothing of rows unlike those.`,
    ...(test < 200 ? [`The test part is small: ${test} rows; read the intervals, not the scores.`] : []),
    ...(response.calibration.kind === 'none' && prepared.problem.kind !== 'regression' ? ['Its probabilities are as the learner gave them: no calibration was better out of fold.'] : []),
    ...prepared.leakWarnings
  ]
}

function renderCard ({ order, prepared, board, best, response }: CardSources, limits: readonly string[]): string {
  const { problem, rows } = prepared
  return `# ${order.modelName}

Predicts **${problem.target}** (${problem.kind}${problem.classes.length > 0 ? `: ${problem.classes.join(', ')}` : ''}), optimised for ${problem.metric}.

${board.verdict.map((sentence) => `- ${sentence}`).join('\n')}

## Data

Dataset \`${order.datasetId}\`: ${rows.file} rows in the file, ${rows.training} to learn from, ${rows.test} locked away for the test.
${prepared.recipe.inputs.length} columns are read: ${prepared.recipe.inputs.map(({ name }) => name).join(', ')}.

## Winner

Trial ${best.number}, ${best.learner}: ${Object.entries(best.params).map(([name, value]) => `${name} ${formatParam(value)}`).join(', ') || 'no params'}.
Cross-validated ${board.metric}: ${formatScore({ metric: board.metric, value: best.score, ...best.scoreInterval })}.

## On the locked test part

| score | value | 95 % interval |
|---|---|---|
${response.testScores.map(({ metric, value, low, high }) => `| ${metric} | ${value.toPrecision(4)} | ${low.toPrecision(4)} to ${high.toPrecision(4)} |`).join('\n')}

## What matters

${response.importance.slice(0, 10).map(({ column, importance }, place) => `${place + 1}. ${column} (${importance.toPrecision(3)})`).join('\n')}

## Limits

${limits.map((limit) => `- ${limit}`).join('\n')}
`
}

const formatScore = ({ value, low, high }: TestScore): string => `${value.toPrecision(4)} (95 % interval ${low.toPrecision(4)} to ${high.toPrecision(4)})`
const formatParam = (value: string | number | boolean): string => typeof value === 'number' ? String(Number(value.toPrecision(4))) : String(value)
