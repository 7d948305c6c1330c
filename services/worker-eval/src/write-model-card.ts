import type { Prepared } from '@assay/model'
import { aimInWords, defaultAim, parseAim, sayNumber } from '@assay/shared'
import type { CleaningPlan, CompletedRow, Leaderboard, ModelCard, PipelineOrder, StepEffect, TestScore } from '@assay/shared'
import type { ChosenMember } from './choose-members.ts'
import type { EvaluateResponse } from './evaluate-request.ts'
import { describeValidation } from './describe-validation.ts'

interface CardSources {
  readonly order: PipelineOrder
  readonly prepared: Prepared
  readonly plan: CleaningPlan
  readonly board: Required<Leaderboard>
  readonly best: CompletedRow
  readonly response: EvaluateResponse
  /** Of the artifact. */
  readonly sha256: string
  /** Of the code; undefined where nobody knows. */
  readonly commit: string | undefined
}

/** The model card, for programs and for people. */
export function writeModelCard (sources: CardSources): { readonly card: ModelCard, readonly markdown: string } {
  const { order, prepared, plan, board, response, sha256, commit } = sources
  const winner = winnerOf(sources)
  const card: ModelCard = {
    model: order.modelName,
    question: prepared.problem,
    lineage: { datasetSha256: order.datasetId, artifactSha256: sha256, ...(commit !== undefined && { commit }), planHash: prepared.planHash, pipelineId: order.id, seed: order.options.seed },
    data: { datasetId: order.datasetId, rows: prepared.rows, columns: prepared.recipe.inputs.map(({ name }) => name) },
    cleaning: { planHash: prepared.planHash, steps: plan.steps, learntInsideFolds: prepared.rules, ...(response.effects.length > 0 && { effects: response.effects }) },
    validation: describeValidation(prepared.validation, order.options),
    search: { trials: order.options.trials, seed: order.options.seed, lag: order.lag, learners: order.options.learners },
    winner: response.ensemble?.kept === true
      ? { learner: 'ensemble', members: response.members }
      : { learner: winner.members[0]!.learner, trial: winner.members[0]!.trial, params: winner.members[0]!.params },
    crossValidated: { metric: board.metric, score: winner.score, interval: winner.scoreInterval, folds: winner.folds },
    ensemble: response.ensemble,
    test: response.testScores,
    verdict: board.verdict,
    verdictLines: board.verdictLines,
    calibration: response.calibration,
    threshold: response.threshold,
    ...(response.threshold !== null && { decision: { aim: order.options.aim ?? defaultAim, sentence: aimInWords(parseAim(order.options.aim ?? defaultAim)) } }),
    confusion: response.confusion,
    ...(response.curves !== null && { curves: response.curves }),
    importance: response.importance,
    dependence: response.dependence,
    ...(response.groups.length > 0 && { groups: response.groups }),
    conformal: response.conformal,
    comparison: response.comparison,
    limits: limitsOf(sources)
  }
  return { card, markdown: renderCard(sources, card.limits) }
}

/** What was refitted, with its cross-validated score. */
function winnerOf ({ best, response: { ensemble, members } }: CardSources): Pick<CompletedRow, 'score' | 'scoreInterval' | 'folds'> & { readonly members: readonly ChosenMember[] } {
  const { score, scoreInterval, folds } = ensemble?.kept === true ? ensemble : best
  return { score, scoreInterval, folds, members }
}

function limitsOf ({ prepared, response }: CardSources): readonly string[] {
  const { training, test } = prepared.rows
  return [
    `It was fitted on ${training} rows and scored once on ${test} locked rows; it knows nothing of rows unlike those.`,
    ...(test < 200 ? [`The test part is small: ${test} rows; read the intervals, not the scores.`] : []),
    ...(response.ensemble?.kept === true ? ['Calibration and threshold come from out-of-fold predictions with the final weights, which were chosen on the same rows.'] : []),
    ...(response.calibration.kind === 'none' && prepared.problem.kind !== 'regression' ? ['Its probabilities are as the learner gave them: no calibration was better out of fold.'] : []),
    ...prepared.leakWarnings
  ]
}

function renderCard (sources: CardSources, limits: readonly string[]): string {
  const { order, prepared, plan, board, response } = sources
  const { problem, rows } = prepared
  const winner = winnerOf(sources)
  return `# ${order.modelName}

Predicts **${problem.target}** (${problem.kind}${problem.classes.length > 0 ? `: ${problem.classes.join(', ')}` : ''}), optimised for ${problem.metric}.

${board.verdict.map((sentence) => `- ${sentence}`).join('\n')}

## Data

Dataset \`${order.datasetId}\`: ${rows.file} rows in the file, ${rows.training} to learn from, ${rows.test} locked away for the test.
${prepared.recipe.inputs.length} columns are read: ${prepared.recipe.inputs.map(({ name }) => name).join(', ')}.

${renderEffects(plan, response.effects)}## Winner

${response.ensemble?.kept === true ? `An ensemble, the weighted mean of ${winner.members.length} trials; its score is of rows predicted with weights that were chosen without their fold.

` : ''}${winner.members.map(describeMember).join('\n')}

Cross-validated ${board.metric}: ${formatScore({ metric: board.metric, value: winner.score, ...winner.scoreInterval })}.

## On the locked test part

| score | value | 95 % interval |
|---|---|---|
${response.testScores.map(({ metric, value, low, high }) => `| ${metric} | ${sayNumber(value, 4)} | ${sayNumber(low, 4)} to ${sayNumber(high, 4)} |`).join('\n')}

## What matters

${response.importance.slice(0, 10).map(({ column, importance }, place) => `${place + 1}. ${column} (${sayNumber(importance, 3)})`).join('\n')}

## Limits

${limits.map((limit) => `- ${limit}`).join('\n')}
`
}

function renderEffects ({ steps }: CleaningPlan, effects: readonly StepEffect[]): string {
  if (effects.length === 0) return ''
  const { rows, of } = effects[0]!.measuredOn
  return `## What cleaning does to the score

${rows < of ? `Measured on ${rows} of ${of} rows to learn from.

` : ''}| step | with it | without it | verdict |
|---|---|---|---|
${effects.map(({ step, withStep, withoutStep, verdict, learner }) => {
  const { step: name, ...rest } = steps[step]!
  return `| ${name}${'column' in rest ? ` ${rest.column}` : ''} | ${sayNumber(withStep, 4)} | ${sayNumber(withoutStep, 4)} | ${effectWords[verdict]} (${learner}) |`
}).join('\n')}

`
}

const effectWords = { helps: 'helps', hurts: 'hurts', noDifference: 'no difference beyond noise', notComparable: 'equal rows on both sides of a split are not to be believed' } as const

function describeMember ({ trial, learner, params, weight }: ChosenMember): string {
  const shown = Object.entries(params).map(([name, value]) => `${name} ${formatParam(value)}`).join(', ')
  return `- Trial ${trial}, ${learner}${weight < 1 ? `, weight ${formatParam(weight)}` : ''}: ${shown || 'no params'}`
}

const formatScore = ({ value, low, high }: TestScore): string => `${sayNumber(value, 4)} (95 % interval ${sayNumber(low, 4)} to ${sayNumber(high, 4)})`
const formatParam = (value: string | number | boolean): string => typeof value === 'number' ? String(Number(value.toPrecision(4))) : String(value)
