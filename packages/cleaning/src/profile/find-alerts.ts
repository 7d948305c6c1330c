import { alertCodes, type Association, type ColumnProfile, type Problem, type ProfileAlert, type TableProfile } from '@assay/shared'

type AlertFacts = Pick<TableProfile, 'rows' | 'columns' | 'duplicateRows' | 'duplicateRowsIgnoringIdentifiers' | 'quarantined' | 'reading' | 'classBalance' | 'associations'>

const rareClassRows = 10
const imbalancedShare = 0.05
const mostlyMissingShare = 0.6
const nearTwin = 0.95
/** What is said of a target as of any other column; the rest has words of its own. */
const targetCodes: ReadonlySet<string> = new Set(['unreadable', 'sentinel', 'spellings'])
const severities = ['leak', 'warning', 'note'] as const

/** Says in words what a person should know before believing a model, most serious first. */
export function findAlerts (facts: AlertFacts, problem?: Problem): ProfileAlert[] {
  const { columns, associations } = facts
  const features = columns.filter(({ name }) => name !== problem?.target)
  return sortAlerts([
    ...features.flatMap(alertColumn),
    ...columns.filter(({ name }) => name === problem?.target).flatMap(alertColumn).filter(({ code }) => targetCodes.has(code)),
    ...associations.filter((pair) => pair.a !== problem?.target && pair.b !== problem?.target).flatMap((pair) => alertPair(pair, columns)),
    ...(problem === undefined ? [] : alertTarget(facts, problem)),
    ...alertRows(facts)
  ])
}

/** Most serious first; of equal ones by code, then as they came. */
export function sortAlerts (alerts: readonly ProfileAlert[]): ProfileAlert[] {
  const place = ({ severity, code }: ProfileAlert): number => severities.indexOf(severity) * alertCodes.length + alertCodes.indexOf(code)
  return alerts.toSorted((a, b) => place(a) - place(b))
}

function alertColumn ({ name, rows, missing, distinct, identifier, twinOf, sentinels, spellings, unreadable }: ColumnProfile): ProfileAlert[] {
  const alerts: ProfileAlert[] = []
  const say = (severity: ProfileAlert['severity'], code: ProfileAlert['code'], detail: string, columns = [name]): void => {
    alerts.push({ severity, code, columns, detail })
  }
  if (missing === rows) say('note', 'constant', `"${name}" is empty in every row`)
  else if (distinct === 1 && missing === 0) say('note', 'constant', `"${name}" holds the same value in every row`)
  if (identifier) say('note', 'identifier', `"${name}" names the rows: ${count(distinct, 'distinct value')} in ${count(rows - missing, 'row')}`)
  if (twinOf !== undefined) say('note', 'twin', `"${name}" holds the same as "${twinOf}" in every row`, [twinOf, name])
  if (missing < rows && missing > mostlyMissingShare * rows) say('warning', 'missing', `"${name}" is missing in ${percent(missing / rows)} of the rows`)
  if (unreadable !== undefined) {
    say('warning', 'unreadable', `${count(unreadable.cells, 'cell')} of "${name}" did not fit its type and count as missing: ${quote(unreadable.examples)}`)
  }
  if (sentinels !== undefined) {
    say('warning', 'sentinel', `"${name}" may write ${sentinels.join(' and ')} for missing; if so, add a step "missing" with that value to the plan`)
  }
  if (spellings !== undefined) {
    const [from, to] = spellings[0]!
    say('note', 'spellings', `"${name}" spells levels in several ways (${quote([from])} for ${quote([to])}${spellings.length > 1 ? `, and ${spellings.length - 1} more` : ''})`)
  }
  return alerts
}

function alertPair ({ a, b, value, measure }: Association, columns: readonly ColumnProfile[]): ProfileAlert[] {
  const hasTwin = columns.some(({ name, twinOf }) => twinOf !== undefined && (name === a || name === b))
  if (value < nearTwin || hasTwin) return []
  return [{ severity: 'note', code: 'twin', columns: [a, b], detail: `"${a}" and "${b}" overlap almost entirely (${measure} ${value.toFixed(3)}); both are kept` }]
}

function alertTarget ({ columns, classBalance }: AlertFacts, { target, kind }: Problem): ProfileAlert[] {
  const alerts: ProfileAlert[] = []
  const profile = columns.find(({ name }) => name === target)
  const learnt = classBalance?.reduce((sum, { rows }) => sum + rows, 0) ?? 0
  const say = (code: ProfileAlert['code'], detail: string): void => { alerts.push({ severity: 'warning', code, columns: [target], detail }) }
  if (profile !== undefined && profile.missing > 0) {
    say('targetMissing', `"${target}" is missing in ${count(profile.missing, 'row')}, which are left out`)
  }
  if (kind === 'regression' || profile === undefined || classBalance === undefined) return alerts

  const single = profile.rows - profile.missing - learnt
  if (single > 0) say('rareClass', `${count(single, 'row')} of "${target}" have a class of their own, which can be learnt or tested but not both; they are left out`)
  const rare = classBalance.filter(({ rows }) => rows < rareClassRows)
  if (rare.length > 0) say('rareClass', `Few rows to learn from: ${rare.map(({ level, rows }) => `"${level}" ${rows}`).join(', ')}`)
  const fewest = classBalance.reduce((least, level) => level.rows < least.rows ? level : least)
  if (fewest.rows < imbalancedShare * learnt) say('imbalance', `Only ${percent(fewest.rows / learnt)} of the rows are "${fewest.level}": look at average precision, not at accuracy`)
  return alerts
}

function alertRows ({ rows, duplicateRows, duplicateRowsIgnoringIdentifiers: repeated, quarantined, reading: { shortRows } }: AlertFacts): ProfileAlert[] {
  const alerts: ProfileAlert[] = quarantined.filter((part) => part.rows > 0).map((part) => ({
    severity: 'warning', code: 'quarantined', columns: [], detail: `${count(part.rows, 'row')} left out: ${part.reason} ${linesOf(part)}`
  }))
  if (shortRows !== undefined) {
    alerts.push({ severity: 'warning', code: 'shortRows', columns: [], detail: `${count(shortRows.rows, 'row')} with too few cells, of which the rest counts as missing ${linesOf(shortRows)}` })
  }
  if (repeated > 0) {
    const apart = repeated > duplicateRows ? ' but for columns that only name the rows' : ''
    alerts.push({ severity: repeated > 0.01 * rows ? 'warning' : 'note', code: 'duplicates', columns: [], detail: `${count(repeated, 'row')} (${percent(repeated / rows)}) equal to an earlier one${apart}` })
  }
  return alerts
}

const linesOf = ({ rows, lines }: { readonly rows: number, readonly lines: readonly number[] }): string => `(line ${lines.slice(0, 5).join(', ')}${rows > 5 ? ', …' : ''})`
const count = (number: number, thing: string): string => `${number.toLocaleString('en-US')} ${thing}${number === 1 ? '' : 's'}`
const percent = (share: number): string => `${(100 * share).toFixed(share < 0.01 ? 2 : 1)} %`
const quote = (texts: readonly string[]): string => texts.map((text) => JSON.stringify(text)).join(', ')
