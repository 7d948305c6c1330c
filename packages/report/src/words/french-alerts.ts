import type { AlertCode, ColumnProfile, ProfileAlert, TableProfile } from '@assay/shared'
import { formatsIn } from '../format.ts'
import { shorten } from '../shorten.ts'
import { count, isOne } from './french-count.ts'

const { number, share, strength } = formatsIn('fr')
const quote = (text: string): string => `« ${shorten(text, 40)} »`

/** What is said of one column, by its profile. */
const ofColumn = (say: (column: ColumnProfile) => string | null) => ({ columns: [name] }: ProfileAlert, { columns }: TableProfile): string | null => {
  const column = columns.find((one) => one.name === name)
  return column === undefined ? null : say(column)
}

/** Alerts that can be said again from what the profile holds; of the others the record alone knows the numbers. */
const sayings: Readonly<Partial<Record<AlertCode, (alert: ProfileAlert, profile: TableProfile) => string | null>>> = {
  targetMissing: ofColumn(({ name, missing }) => `${quote(name)} manque dans ${count(missing, 'ligne')}, ${isOne(missing) ? 'écartée' : 'écartées'}`),
  constant: ofColumn(({ name, rows, missing }) => missing === rows ? `${quote(name)} est vide dans toutes les lignes` : `${quote(name)} a la même valeur dans toutes les lignes`),
  identifier: ofColumn(({ name, rows, missing, distinct }) => `${quote(name)} nomme les lignes : ${count(distinct, 'valeur distincte', 'valeurs distinctes')} dans ${count(rows - missing, 'ligne')}`),
  missing: ofColumn(({ name, rows, missing }) => `${quote(name)} manque dans ${share(missing, rows)} des lignes`),
  unreadable: ofColumn(({ name, unreadable }) => unreadable === undefined
    ? null
    : `${count(unreadable.cells, 'cellule')} de ${quote(name)} ${isOne(unreadable.cells) ? 'ne convient pas à son type et compte comme manquante' : 'ne conviennent pas à son type et comptent comme manquantes'} : ${unreadable.examples.map(quote).join(', ')}`),
  sentinel: ofColumn(({ name, sentinels }) => sentinels === undefined
    ? null
    : `${quote(name)} note peut-être un manque par ${sentinels.map(number).join(' ou ')} ; si c’est le cas, ajoutez au plan une étape qui la lit comme manquante`),
  spellings: ofColumn(({ name, spellings: [first, ...others] = [] }) => first === undefined
    ? null
    : `${quote(name)} écrit des niveaux de plusieurs façons (${quote(first[0])} pour ${quote(first[1])}${others.length > 0 ? `, et ${others.length} de plus` : ''})`),
  twin ({ columns: [a = '', b = ''] }, { columns, associations }) {
    if (columns.some(({ name, twinOf }) => name === b && twinOf === a)) return `${quote(b)} est identique à ${quote(a)} dans toutes les lignes`
    const pair = associations.find((one) => one.a === a && one.b === b)
    return pair === undefined ? null : `${quote(a)} et ${quote(b)} se recouvrent presque entièrement (${strength(pair.value)}) ; les deux sont gardées`
  },
  imbalance (_alert, { classBalance = [] }) {
    const fewest = classBalance.toSorted((one, other) => one.rows - other.rows)[0]
    return fewest === undefined ? null : `${share(fewest.rows, classBalance.reduce((sum, { rows }) => sum + rows, 0))} des lignes seulement sont ${quote(fewest.level)} : regardez la précision moyenne, non l’exactitude`
  },
  duplicates: (_alert, { rows, duplicateRows, duplicateRowsIgnoringIdentifiers: repeated }) =>
    `${count(repeated, 'ligne égale', 'lignes égales')} à une précédente (${share(repeated, rows)})${repeated > duplicateRows ? ', sans les colonnes qui ne font que nommer les lignes' : ''}`,
  shortRows: (_alert, { reading: { shortRows } }) => shortRows === undefined
    ? null
    : `${count(shortRows.rows, 'ligne')} avec trop peu de cellules, dont le reste compte comme manquant (ligne ${shortRows.lines.slice(0, 5).join(', ')}${shortRows.rows > 5 ? ', …' : ''})`
}

/** @returns null where the record's own sentence has to do */
export const alertInFrench = (alert: ProfileAlert, profile: TableProfile): string | null => sayings[alert.code]?.(alert, profile) ?? null
