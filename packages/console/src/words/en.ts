import { terms } from '@assay/shared'
import type { Aim, MetricName, ProblemKind } from '@assay/shared'

const { learners, metrics, kinds, columnTypes, dateParts, textParts, groupMeasures, aim: describeAim, validation, verdict, promotion } = terms.en
const names = { ...learners, ...metrics, ...kinds }

/** What the console says, in English; the type of this table is what every other language has to say. */
export const en = {
  app: {
    skip: 'Skip to the content', navigation: 'Site', api: 'API', workers: 'Workers', loading: 'Loading', retry: 'Try again'
  },
  key: {
    title: 'This server asks for a key',
    lead: 'Enter the secret of an API key. It is kept in a cookie that no script can read, until the browser is closed.',
    label: 'Secret',
    enter: 'Enter',
    refused: 'This secret opens nothing here. Ask whoever runs this server for a key.'
  },
  names,
  verdict,
  promotion,
  metric: (metric: string | undefined): string => metric === undefined ? 'score' : names[metric as MetricName] ?? metric,
  home: {
    title: 'Train a model you can trust',
    lead: 'Drop a table, choose the column to predict. Rows are locked away before anything is learnt, so the score you read is the score you get.',
    pipelines: 'Pipelines', noPipelines: 'None yet. The first one appears here, and moves while it works.',
    models: 'Models', noModels: 'None yet. A model appears here when its pipeline has ended.',
    ask: 'Ask it', test: 'on locked rows'
  },
  upload: {
    drop: 'Drop a CSV or Parquet file here', choose: 'or choose a file; gzip is fine', change: 'another file',
    target: 'Which column should be predicted?', firstRows: 'First rows',
    types: columnTypes,
    partial: 'Types are read from the beginning of the file, and settled by all of it.',
    parquet: 'Parquet is read on the server, so its rows are not shown here. Type the name as the file has it.',
    chooseTarget: 'Choose a column above', train: (target: string) => `Learn to predict ${target}`,
    sending: 'Uploading', broken: 'The upload broke off; is the server up?'
  },
  options: {
    title: 'More options', name: 'Model name', trials: 'Trials', seconds: 'Seconds at most', seed: 'Seed', problem: 'Question', metric: 'Metric',
    positive: 'The class it is about', aim: 'The threshold is for', group: 'Keep rows together by', time: 'Order rows by', ignore: 'Leave out', sensitive: 'Report groups of',
    learners: 'Learners', noLimit: 'no limit', inferred: 'inferred', standard: 'by the question', none: 'nothing',
    ignoreLead: 'Columns that are not learnt from.', sensitiveLead: 'Columns whose groups the model card compares.',
    groups: { question: 'The question', search: 'The search', rows: 'Rows', columns: 'Columns' },
    coverage: 'Share of rows that intervals hold', earlyEnd: 'End early when little is left to gain', warmStart: 'Begin with what did best on this file before',
    tooStrong: 'Of twins leave one out, from association', tooWeak: 'Leave weak columns out, below association', dropNull: 'Leave out columns no better than chance', ablation: 'Measure what each cleaning step does to the score',
    monotone: 'The answer only rises or only falls with …', monotoneLead: 'A promise that every answer keeps; only learners that can keep it are tried.', anyWay: 'either way', rises: 'only rises', falls: 'only falls'
  },
  aims: {
    f1: 'the largest F1', balancedAccuracy: 'the largest balanced accuracy', cost: 'the least cost', capacity: 'what we can act on',
    falseAlarm: 'Cost of a false alarm', miss: 'Cost of a miss', rows: 'Rows we can act on', of: 'of each'
  },
  pipeline: {
    title: 'Pipeline', lead: (target: string, kind: ProblemKind | undefined) => `Predicts ${target}${kind === undefined ? '' : `: ${names[kind]}`}`,
    states: { queued: 'waiting', succeeded: 'done', failed: 'failed', cancelled: 'cancelled', running: 'running' },
    stages: { clean: 'Cleaning', train: 'Training', evaluate: 'Evaluating' },
    progress: 'Progress', trials: 'Trials', trial: 'Trial', best: 'Best so far', left: 'Time left', cancel: 'Cancel', cancelHelp: 'The best of what has finished is kept: it becomes a model.',
    cancelling: 'Stopping. A model is made of the best trial that finished, if any did.', cancelled: 'Stopped before its end. The best of what had finished was kept.', cancelledBare: 'Stopped before a trial had finished: there is no model.',
    failed: 'The pipeline failed',
    report: 'Data report', card: 'Model card',
    promoted: (version: number) => `Version ${version} answers now`, registered: (version: number) => `Version ${version} is registered; the champion stays`,
    search: 'Search', searchPlot: (best: string) => `Scores of the trials by their number; the best so far is ${best}`,
    searchCaption: 'Each dot is a trial; the line is the best so far. Trials far below the others are left out.'
  },
  board: {
    title: 'Leaderboard', lead: (metric: string) => `Cross-validated ${metric} with 95 % intervals, all trials on the same folds. A tie is as good as the best, as far as the folds can tell.`,
    learner: 'Learner', score: 'Score', interval: '95 % interval', details: 'Details', tie: 'tie', states: { completed: 'completed', pruned: 'pruned', failed: 'failed' },
    all: (count: number) => `Show all ${count}`, params: 'Params', noParams: 'none', folds: 'Folds', outOfBag: 'Out of bag', time: 'Time', error: 'Error',
    ensembleKept: 'An ensemble was kept', ensembleTried: 'An ensemble was tried, and not kept'
  },
  leak: {
    title: (columns: number): string => columns === 1 ? 'A column gives the answer away' : 'Columns give the answer away',
    lead: 'Nothing was trained: a model that reads this would look perfect here, and fail where the answer is not known yet.',
    ignore: (columns: string) => `Leave out ${columns}`, accept: 'Train on it all the same',
    help: 'Leave it out unless the column is known at the time of the prediction.'
  },
  plan: {
    title: 'Cleaning plan', lead: 'What is done to each column before anything is learnt, and why. Whatever learns from rows is fitted inside each fold.',
    nothing: 'Nothing needs to be done.', allRows: 'All rows', edit: 'Edit', remove: 'Remove', add: 'Add a step', column: 'Column', train: 'Train with this plan', close: 'Leave as it is',
    byHand: 'Added by hand',
    steps: {
      drop: 'Left out', missing: 'Read as missing', mergeLevels: 'Spellings joined', dateParts: 'Date as', dropRows: 'Rows without a target left out', groupRows: 'Equal rows kept together',
      clip: 'Clipped to quantiles', impute: 'Gaps filled', rareLevels: 'Rare levels joined', targetEncode: 'Levels as the target’s mean',
      daysBetween: 'Days since', textParts: 'Text as', unskew: 'Long tail drawn in', cyclic: 'Placed on a circle', hashWords: 'Words as features',
      dropTooStrong: 'Of twins one left out', dropTooWeak: 'Weak columns left out', dropNull: 'Columns no better than chance left out', dropOutliers: 'Wild rows left out'
    },
    stepWith: (step: string, details: string) => `${step}: ${details}`,
    fillers: { median: 'median', level: 'most frequent level' }, filler: 'with', marked: 'and marked', values: 'Texts, by commas', pairs: 'from = to, one a line',
    numbers: {
      lowQuantile: 'from quantile', highQuantile: 'to quantile', minRows: 'fewer rows than', smoothing: 'smoothing, in rows', beyond: 'where skewness is beyond', period: 'period', buckets: 'buckets', mostTerms: 'words at most',
      above: 'associated above', below: 'associated below', deviations: 'deviations from the median', mostShare: 'share of a class at most'
    },
    suggestions: 'Also possible', take: 'Add', textParts, parts: dateParts
  },
  model: {
    title: 'Model', version: (version: number) => `Version ${version}`, champion: 'champion', noChampion: 'no champion', scores: 'On locked rows',
    scoresLead: (rows: string) => `Measured once on ${rows} rows that nothing had seen, after the model was fixed.`,
    interval: (low: string, high: string) => `95 % interval ${low} to ${high}`, value: 'Value', crossValidated: 'cross-validated',
    coverage: (share: string) => `Coverage, promised ${share}`, decision: (label: string, share: string, aim: Aim) => `Answers ${label} from ${share} on, for ${describeAim(aim)}.`, limits: 'Its limits', testScore: (metric: string) => `${metric} on locked rows`,
    importance: 'What matters', importanceCaption: (metric: string) => `How much worse ${metric} gets when a column is shuffled, with 95 % intervals.`,
    dependence: 'How the answer depends', dependenceLead: 'The mean answer if every row held this value, all else as it is.', dependenceOf: (column: string) => `Mean answer by ${column}`,
    versions: 'Versions', versionColumn: 'Version', made: 'Made', promote: 'Promote', promoteTo: (version: number) => `Promote ${version}`, rollBack: (version: number) => `Roll back to ${version}`, history: 'Champions so far',
    offline: 'As one offline page', artifact: 'Artifact'
  },
  curves: {
    title: 'Curves', roc: 'ROC.', rocCaption: 'The diagonal is guessing.', precisionRecall: 'Precision and recall.', precisionRecallCaption: 'Of those answered so, how many are; of those that are, how many are found.',
    reliability: 'Calibration.', reliabilityCaption: 'On the diagonal a probability is what it says.',
    falsePositiveRate: 'False positive rate', truePositiveRate: 'True positive rate', recall: 'Recall', precision: 'Precision', predicted: 'Predicted', observed: 'Observed'
  },
  confusion: {
    title: 'Right and wrong', answered: 'Answered', actual: 'Is', threshold: (label: string) => `Answer ${label} from`, own: 'as the model does', answeredShare: 'Answered so', class: 'Class'
  },
  groups: {
    title: (column: string) => `Groups of ${column}`, group: 'Group', rows: 'Rows',
    measures: groupMeasures
  },
  origin: {
    title: 'Where it comes from', winner: 'Model', rows: 'Rows', rowCounts: (training: string, test: string) => `${training} to learn from, ${test} locked`, validation: 'Compared by', compared: validation, search: 'Search',
    searchCounts: (trials: string, seed: number) => `${trials} trials, seed ${seed}`, pipeline: 'Pipeline', dataset: 'Dataset', artifact: 'Artifact', commit: 'Code', ledger: (steps: number) => `Cleaning, ${steps} steps`
  },
  predict: {
    title: (target: string) => `Predict ${target}`, answers: 'Predictions', lead: 'Leave a field empty where nothing is known.', row: 'The row', answer: 'The answer', noAnswer: 'Change what you know, then ask.',
    predict: 'Predict', reset: 'Typical values', unknown: 'unknown', range: (low: string, high: string) => `${low} to ${high} in training`, written: (pattern: string) => `written ${pattern}`, missing: (share: string) => `${share} missing`,
    between: (low: string, high: string) => `Between ${low} and ${high}`, threshold: (label: string, share: string) => `Answers ${label} from ${share} on.`,
    reasons: 'What moved the answer', reasonsLead: (label: string | null) => label === null ? 'To the right: towards a larger value.' : `To the right: towards ${label}; to the left: away from it.`, allReasons: (count: number) => `All ${count} columns`, whatIf: 'What would change it', otherwise: (label: string, share: string) => `then ${label}, ${share}`, noWhatIf: 'No small change of this row would.',
    whatIfLead: 'How the model behaves, not what would happen in the world.',
    immutable: 'What cannot change', immutableLead: 'What would change the answer leaves these columns as they are.',
    abstain: (labels: string) => labels === '' ? 'No answer is likely enough: ask a person.' : `Likely enough: ${labels}. Ask a person.`
  },
  batch: {
    title: 'A whole file', lead: 'Drop a CSV with the same columns; it comes back with the answers after them.', drop: 'Drop rows here', choose: 'or choose a file', answering: 'Answering …',
    download: (size: string) => `Download the answers, ${size}`,
    lacksMost: (held: string, needed: string) => `The file has only ${held} of the ${needed} columns that this model reads. Without the others its answers would say little.`, anyway: 'Answer it all the same',
    missing: (columns: number, names: string) => `${columns} missing, taken as empty: ${names}`, ignored: (columns: number, names: string) => `${columns} unknown to the model, ignored: ${names}`,
    answered: (rows: string) => `${rows} rows are answered.`, warned: (share: string) => `${share} of them have a warning, in the column “warnings”.`
  },
  live: {
    title: 'In use', lead: (rows: string, since: string) => `Rows asked since ${since}: ${rows}, beside those of training; seven days at most.`, tooFew: 'Too few to say whether they are like those of training.', nothing: 'Nobody has asked this version in the last seven days.',
    column: 'Column', psi: 'PSI', legend: 'Population stability index: below 0.1 rows are like those of training, from 0.25 on they have shifted.', verdict: 'Against training', verdicts: { unknown: 'too few rows', stable: 'stable', moderate: 'moderate', shifted: 'shifted' },
    quality: 'What came true', outcomes: (count: string) => `Answers whose outcome is known: ${count}.`, noOutcomes: 'No outcome has been told yet: POST /outcomes tells what really happened.', expected: 'On locked rows', all: (count: number) => `Show all ${count}`
  },
  shadow: {
    title: 'Shadow', lead: 'Another version can be asked whatever the champion is asked. Nobody waits for it, nobody gets its answers: the two are compared before a promotion.',
    ask: 'Ask it too', end: 'Ask it no more', asked: (version: number, since: string) => `Version ${version} is asked too, since ${since}.`,
    rows: 'Rows', failed: 'Not answered', agreement: 'Same answer', meanDifference: 'Mean difference', largestDifference: 'Largest difference', legend: 'Shadow minus champion: of the value, or of the probability.'
  },
  workers: {
    title: 'Workers and queues', lead: 'Each stage of a pipeline has a queue, and workers that take its jobs.', board: 'Open the board of jobs',
    waiting: 'Waiting', running: 'Running', failed: 'Failed', workers: 'Workers', none: 'Nobody works here: its jobs wait.', since: (age: string) => `connected for ${age}`
  },
  offline: {
    lead: 'This page holds the model: nothing you enter leaves it.', broken: 'The model in this page cannot be read.'
  }
}

export type Words = typeof en
