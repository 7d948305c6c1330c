import { terms } from '@assay/shared'
import type { CleaningStep, ColumnType, Comparison, Language, ProblemKind, ProfileAlert, SplitRecord, StepEffect, StepName, TableProfile } from '@assay/shared'
import { formatsIn } from '../format.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { shorten } from '../shorten.ts'

const format = formatsIn('en')
const { whole, number, share } = format
const count = (things: number, one: string, many = `${one}s`): string => `${whole(things)} ${things === 1 ? one : many}`
const rows = (things: number): string => count(things, 'row')
const range = (low: string, high: string): string => `${low} to ${high}`
const interval = (low: string, high: string): string => `95 % interval ${range(low, high)}`
const delimiters: ReadonlyMap<string, string> = new Map([[',', 'commas'], [';', 'semicolons'], ['\t', 'tabs'], ['|', 'bars'], [' ', 'blanks']])

/** What the report and the model card say, in English, and how they write numbers; the type of this table is what every other language has to say. */
export const en = {
  language: 'en' as Language,
  format,
  terms: terms.en,
  sections: 'Sections',
  range,
  interval,
  rows,
  listed: (numbers: readonly string[]) => numbers.join(', '),
  intervalTitle: '95 % interval',
  missing: '(missing)',
  bin: (place: string, found: string) => `${place}: ${found}`, classShares: (histogram: string) => `${histogram}: share of each class in each bin`,
  min: 'min', median: 'median', max: 'max',
  titles: { rows: 'Rows', column: 'Column', share: 'Share', cells: 'Cells', classes: 'Classes', part: 'Part' },
  measures: { pearson: 'Pearson correlation', spearman: 'Spearman rank correlation', cramersV: 'Cramér’s V', correlationRatio: 'correlation ratio' } as Readonly<Record<string, string>>,
  report: {
    title: (name: string) => `${name}: profile`,
    about: (rowCount: number, columns: number) => `Profile of ${rows(rowCount)} and ${count(columns, 'column')}`,
    nav: { overview: 'Overview', alerts: 'Alerts', target: 'Target', columns: 'Columns', pairs: 'Pairs', missing: 'Missing', split: 'Split', cleaning: 'Cleaning' }
  },
  overview: {
    title: 'Overview', columns: 'Columns', missing: 'Missing cells', repeated: 'Repeated rows', toLearn: 'To learn from', target: 'Target',
    leftOut: (left: number) => left > 0 ? `${rows(left)} left out while reading` : 'none left out while reading',
    types: (type: ColumnType, columns: number) => count(columns, type, type === 'category' ? 'categories' : `${type}s`),
    of: (part: number, all: number) => `${whole(part)} of ${whole(all)}`,
    withIdentifiers: (repeated: number) => `${whole(repeated)} with identifiers compared too`,
    locked: (test: number) => `${rows(test)} locked away for the test`,
    question: (kind: ProblemKind, metric: string) => `${terms.en.kinds[kind]}, judged by ${metric}`,
    parquet: 'Read from Parquet, each cell as a CSV of the same rows would have it.',
    reading: ({ encoding, delimiter, quote, header, preambleLines, emptyLines = 0, shortRows }: TableProfile['reading']): Html =>
      html`Read as ${encoding}, cells parted by ${delimiters.get(delimiter) ?? html`<code>${JSON.stringify(delimiter)}</code>`}${quote !== '' && html` and quoted by <code>${quote}</code>`}, ${header ? 'names in the first line' : 'without a line of names'}${preambleLines > 0 && `, after ${count(preambleLines, 'line')} that belong to no table`}.${emptyLines > 0 && ` ${count(emptyLines, 'empty line')} between or after the rows.`}${shortRows !== undefined && ` ${rows(shortRows.rows)} with fewer cells than columns, filled up with missing ones.`}`,
    notInTable: 'Rows of the file that are not in the table', why: 'Why', lines: 'Lines'
  },
  alerts: {
    title: 'Know this first', nothing: 'Nothing stands out in this file.', nothingElse: 'Nothing else stands out in this file.',
    severities: { leak: 'leak', warning: 'warning', note: 'note' } satisfies Record<ProfileAlert['severity'], string>,
    counts: (counts: readonly (readonly [ProfileAlert['severity'], number])[]) => `${counts.map(([severity, found]) => count(found, severity)).join(' and ')}.`,
    detail: ({ detail }: ProfileAlert, _profile: TableProfile): Html => html`${detail}`,
    notes: (found: number) => count(found, 'note'),
    more: (found: number, columns: string) => `${found} more like ${found === 1 ? 'it' : 'them'}: ${columns}`,
    leak: (certain: boolean): string => certain ? 'A column knows the answer' : 'A column may know the answer',
    leakLead: html`A model that sees what is only known afterwards scores well here and fails in use. Leave such a column out (<code>ignore</code>), or say that it is known in time (<code>accept</code>).`
  },
  target: {
    title: (name: Html) => html`The target ${name}`,
    ofClass: 'Rows of each class', first: (shown: number, all: number) => `, the first ${shown} of ${all}`, class: 'Class',
    span: (low: string, high: string, median: string) => `from ${low} to ${high}, median ${median}`,
    histogram: (span: string) => `Histogram of the target: ${span}`, byValue: (span: string) => `Rows by value, ${span}`,
    bits: (bits: string, pValue: string) => `${bits} bits, p ${pValue}`, byChance: 'by chance',
    caption: 'What goes with it, each column by itself', information: 'Information', strength: 'Strength',
    legend: 'Information is the share of the target’s uncertainty that a column takes away, in whatever way, beyond what shuffled answers give; strength, from 0 to 1, is how closely ranks or means follow it.'
  },
  columns: {
    title: 'Columns', target: 'target', names: 'names the rows', constant: 'constant', sameAs: (twin: Html) => html`same as ${twin}`, leftOut: 'left out',
    missing: 'Missing', distinct: 'Distinct', withTarget: 'With the target', information: 'Information', first: 'First', last: 'Last', length: 'Length', cleaning: 'Cleaning',
    bits: (bits: string) => `${bits} bits about the target`,
    lengths: (mean: string, most: string) => html`${mean} <small>characters on average, ${most} at most</small>`,
    example: (levels: readonly Html[]) => html`For example ${levels}.`,
    span: (low: string, high: string) => `From ${low} to ${high}.`,
    histogram: (name: string, span: string) => `Histogram of ${name}: ${span}`,
    byValue: 'Rows by value', byClass: (legend: Html) => html`Rows by value, and the share of each class: ${legend}`,
    shape: (mean: string, deviation: string, skewness: string) => `Mean ${mean} ± ${deviation}, skewness ${skewness}`, zeros: (part: string) => `, ${part} zeros`, negative: (part: string) => `, ${part} negative`,
    frequentValues: 'Most frequent values', value: 'Value',
    frequent: (distinct: number | null) => distinct === null ? 'Most frequent' : `Most frequent of ${whole(distinct)}`, missed: (most: number) => `; up to ${rows(most)} more each`, bars: (legend: Html) => html`; bars are the share of each class: ${legend}`,
    unreadable: (cells: number, examples: readonly Html[]) => html`${count(cells, 'cell')} could not be read and count as missing: ${examples}`,
    sentinels: (values: string) => `May stand for missing: ${values}`,
    spellings: (pairs: readonly Html[]) => html`Spelt in several ways: ${pairs}`, spelling: (from: Html, to: Html) => html`${from} for ${to}`
  },
  pairs: {
    title: 'Columns that go together', region: 'Heat map of pairs', caption: 'From 0, nothing in common, to 1, the one tells the other. An empty cell is weaker than the pairs that are kept.',
    heatMap: (columns: number) => `Heat map of how strongly ${columns} columns go together; the strongest pairs are in the table that follows`,
    pairOf: (a: string, b: string, strength: string, measure: string) => `${a} and ${b}: ${strength} (${measure})`,
    strongest: 'The strongest pairs', more: (rest: number) => `The next ${rest}`, next: 'The next pairs', pair: 'Pair', strength: 'Strength', and: 'and'
  },
  gaps: {
    title: 'Missing values', none: 'No cell is missing.',
    caption: (gappy: number, columns: number) => `${gappy} of ${columns} columns have gaps`, first: (shown: number) => `; the first ${shown}`,
    region: 'Matrix of missing cells', matrixCaption: 'Missing together: each line is a pattern of gaps with its share of all rows, the most frequent first.',
    matrix: (patterns: number, columns: number) => `Matrix of the ${patterns} most frequent patterns of missing cells in ${columns} columns`,
    cell: (name: string, missing: boolean, rowCount: number) => `${name} is ${missing ? 'missing' : 'there'} in ${rows(rowCount)} of this pattern`
  },
  split: {
    title: 'How the rows are split',
    lead: (training: number, test: number, left: number) => `${rows(training)} to learn from, cut into folds that every trial shares; ${rows(test)} locked away and read once, when every byte of a model is fixed${left > 0 ? `; ${rows(left)} without an answer to learn` : ''}.`,
    toLearn: 'To learn from', locked: 'Locked', toLearnShare: (part: string) => `to learn from ${part}`, lockedShare: (part: string) => `locked ${part}`,
    by: {
      time: (column: Html | null) => html`The test part is what came last by ${column}: models are tested on a future that they have not seen.`,
      groups: (column: Html | null) => column === null ? html`Equal rows stay on one side, so that nothing is tested on a copy of what was learnt.` : html`Rows of one ${column} stay on one side.`,
      values: () => html`Both sides have the spread of the whole.`,
      classes: () => html`Both sides have the classes in the shares of the whole.`
    } as Readonly<Record<SplitRecord['by'], (column: Html | null) => Html>>,
    classes: 'Classes on both sides', first: (shown: number, all: number) => `, the first ${shown} of ${all}`, target: 'The target on both sides'
  },
  cleaning: {
    title: 'What cleaning does', nothing: 'Nothing: the rows are learnt from as they are.',
    lead: html`A <b>fact</b> holds for every row alike. A <b>rule</b> is learnt from training rows inside each fold, and travels with the model. Change any of it with <code>PUT /datasets/{id}/plan</code>.`,
    ablation: html`What each step does to the score is measured on request: <code>ablation=true</code>.`,
    sampled: (part: number, all: number) => `Effects on the score are measured on ${whole(part)} of ${whole(all)} training rows.`,
    others: (rest: number) => `The other ${rest} steps`,
    step: 'Step', kind: 'Kind', touches: 'Touches', effect: 'Effect on the score', reason: 'Reason',
    rule: 'rule', fact: 'fact', cells: 'cells', rows: 'rows', columns: 'columns',
    verdicts: { helps: 'helps', hurts: 'hurts', noDifference: 'no difference', notComparable: 'without it, not to be believed' } satisfies Record<StepEffect['verdict'], string>,
    measured: (metric: string, learner: string) => `${metric} of ${learner}`,
    eitherWay: (score: string, learner: string) => `${score} either way, ${learner}`,
    withAndWithout: (withStep: string, withoutStep: string, gain: string, learner: string) => `${withStep} with, ${withoutStep} without${gain}, ${learner}`,
    suggested: 'Suggested, not done', suggestedLead: 'These may be right, but only you can know. Add those that are to the plan’s steps.',
    beforeAndAfter: 'Before and after', beforeAndAfterLead: 'What clipping and logarithms make of long tails, for linear models alone. Trees ask the numbers as they are; no row is removed.',
    before: 'Before', after: 'After', skewness: (side: string, skewness: string) => `${side}, skewness ${skewness}`, histogram: (side: string, name: string) => `${side} cleaning: histogram of ${name}`
  },
  steps: {
    drop: () => 'Left out',
    missing: ({ values }) => `Read as missing: ${values.slice(0, 5).map((value) => shorten(value, 20)).join(', ')}`,
    mergeLevels: ({ levels }) => `Spellings joined: ${levels.slice(0, 3).map(([from, to]) => `${shorten(from, 20)} → ${shorten(to, 20)}`).join(', ')}${levels.length > 3 ? ', …' : ''}`,
    dateParts: ({ parts }) => `Date as ${parts.map((part) => terms.en.dateParts[part]).join(', ')}`,
    daysBetween: ({ since }) => `Days since ${shorten(since, 30)}`,
    textParts: ({ parts }) => `Text as ${parts.map((part) => terms.en.textParts[part]).join(', ')}`,
    dropRows: () => 'Rows without a target left out',
    groupRows: () => 'Equal rows kept together',
    clip: ({ lowQuantile, highQuantile }) => `Clipped to the quantiles ${share(lowQuantile, 1)} and ${share(highQuantile, 1)}`,
    unskew: ({ with: transform, beyond }) => `${transform === 'log1p' ? 'Logarithm' : 'Yeo–Johnson power'} where skewness is beyond ${number(beyond)}`,
    impute: ({ with: filler, indicator }) => `${filler === 'median' ? 'Gaps filled with the median' : 'Gaps as a level of their own'}${indicator ? ', and marked' : ''}`,
    cyclic: ({ period }) => `On a circle of ${number(period)}`,
    rareLevels: ({ minRows }) => `Levels below ${rows(minRows)} joined`,
    targetEncode: () => 'Levels as the target’s mean among them',
    hashWords: ({ mostTerms }) => `Words and pairs of words, the ${whole(mostTerms)} that say most`,
    dropTooStrong: ({ above }) => `Of two columns associated by ${number(above)} or more, one is kept`,
    dropTooWeak: ({ below }) => `Columns associated with the target by less than ${number(below)} left out`,
    dropNull: () => 'Columns associated with the target by chance left out',
    dropOutliers: ({ deviations, mostShare }) => `Rows beyond ${number(deviations)} robust deviations not learnt from, ${share(mostShare, 1)} at most`
  } as { readonly [Name in StepName]: (step: Extract<CleaningStep, { step: Name }>) => string },
  card: {
    title: (model: string, version: number) => `${model} ${version}: model card`,
    heading: (model: string, version: number) => `${model}, version ${version}`,
    about: (target: string, kind: ProblemKind) => `Model card: it predicts ${target} (${terms.en.kinds[kind]})`,
    nav: { summary: 'Summary', limits: 'Limits', scores: 'Scores', decisions: 'Decisions', importance: 'What matters', dependence: 'How it answers', groups: 'Groups', cleaning: 'Cleaning', origin: 'Origin' }
  },
  summary: {
    locked: (metric: string) => `${metric}, locked rows`, crossValidated: (metric: string) => `${metric}, cross-validated`,
    model: 'Model', members: (trials: number) => `weighted mean of ${count(trials, 'trial')}`, trial: (trial: number) => `trial ${trial}`,
    learnt: 'Learnt from', judged: (test: number) => `rows; ${count(test, 'locked row')} to be judged on`,
    hold: { set: 'Label sets hold', interval: 'Intervals hold' }, promised: (coverage: string) => `of locked rows; ${coverage} were promised`,
    target: 'Target',
    notCompared: (reason: Html) => html`not compared with the champion: ${reason}`,
    compared: {
      challenger: 'better than the champion of its day', champion: 'worse than the champion of its day', tie: 'as good as the champion of its day, as far as the rows can tell'
    } satisfies Record<Extract<Comparison, { comparable: true }>['better'], string>,
    differs: (verdict: string, difference: string, within: string) => `${verdict}: the score differs by ${difference}, ${within}`
  },
  scores: {
    lead: (validation: string, metric: string, folds: string) => html`Trials were compared by ${validation}: ${metric} of the folds ${folds}. The table and the curves are of locked rows, which were read once, when every byte of the model was fixed.`,
    caption: 'On the locked test part', score: 'Score', value: 'Value',
    roc: 'ROC curve: positives found against false alarms', rocLabel: (points: number) => `ROC curve of ${points} points`, falseAlarms: 'false alarms', found: 'positives found',
    precisionRecall: 'Precision against recall', precisionRecallLabel: (points: number) => `Precision against recall, ${points} points`, recall: 'recall', precision: 'precision',
    reliability: 'Reliability: of rows with about this probability, the share that was positive', reliabilityLabel: (bins: number) => `Reliability in ${bins} bins of rows`, probability: 'probability', werePositive: 'were positive',
    reliabilityBin: (rowCount: number, predicted: string, observed: string) => `${rows(rowCount)} at ${predicted} on average: ${observed} were positive`,
    calibrations: {
      none: 'Probabilities are as the model gives them: no calibration was better out of fold.', platt: 'Probabilities are calibrated by Platt’s scaling.', isotonic: 'Probabilities are calibrated by isotonic curves.'
    },
    calibrationError: (before: string, after: string) => `Expected calibration error out of fold: ${before} of the model’s own, ${after} of those it answers with.`
  },
  decisions: {
    answers: (label: Html, threshold: string, aim: string | null) => html`Answers ${label} from a probability of ${threshold} on${aim !== null && `, chosen out of fold for ${aim}`}.`,
    held: (held: string, within: string) => `of locked rows ${held} did (${within})`,
    intervals: (coverage: string, held: string, width: string) => `Each value comes with an interval that should hold what really is in ${coverage} of rows; ${held}. It is ${width} wide on average.`,
    sets: (coverage: string, held: string, size: string, abstained: string) => `On request each row has the set of labels that are likely enough, which should hold the right one in ${coverage} of rows of each class; ${held}. A set has ${size} labels on average, and ${abstained} of rows are better asked of a person.`,
    confusion: 'Locked rows by the class they are of (down) and the class answered (across)', right: 'right'
  },
  importance: {
    caption: (metric: string) => `How much worse ${metric} gets when a column’s cells are shuffled among locked rows`, worse: 'Worse by', shuffles: 'In five shuffles',
    others: (rest: number) => `The other ${rest}`, otherColumns: 'The other columns'
  },
  dependence: {
    value: html`The mean value when every locked row had this value in the column, all else as it is.`,
    probability: (label: Html) => html`The mean probability of ${label} when every locked row had this value in the column, all else as it is.`,
    eachClass: html`The mean probability of each class when every locked row had this value in the column, all else as it is.`,
    plot: (name: string) => `Partial dependence on ${name}`, missing: (mean: string) => `A missing cell: ${mean}. `
  },
  groups: {
    lead: 'On locked rows, with 95 % intervals. Groups may differ for reasons that are not the model’s; where they do, somebody should know why.',
    group: 'Group', others: '(others)', nothing: 'Nothing differs by more than noise.'
  },
  origin: {
    file: 'File, SHA-256', artifact: 'Artifact, SHA-256', code: 'Code', unknown: 'commit not known', plan: 'Cleaning plan', pipeline: 'Pipeline', search: 'Search',
    searched: (trials: number, learners: string, seed: number, lag: number) => `${count(trials, 'trial')} of ${learners}; seed ${seed}, lag ${lag}`,
    compared: 'Compared by', read: 'Columns read', members: 'Its members', paramsTitle: 'Its params', trial: 'Trial', learner: 'Learner', weight: 'Weight', params: 'Params', none: 'none'
  }
}

export type Words = typeof en
