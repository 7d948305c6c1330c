import { AppError, parseMonotone, type PipelineOptions } from '@assay/shared'
import type { Table } from '@assay/table'
import { suggestNames } from './suggest-names.ts'

/** @throws {AppError} OPTION_INVALID when an option names a column that is not there */
export function checkNames (table: Table, { group, time, ignore, accept, sensitive = [], monotone = [] }: Pick<PipelineOptions, 'group' | 'time' | 'ignore' | 'accept' | 'sensitive' | 'monotone'>): void {
  const names = table.columns.map(({ name }) => name)
  const asked = Object.entries({ ignore, accept, sensitive, monotone: monotone.map((text) => parseMonotone(text).column), group: group === undefined ? [] : [group], time: time === undefined ? [] : [time] })
  const errors = asked.flatMap(([path, columns]) => columns.filter((name) => !names.includes(name)).map((name) => {
    const [near] = suggestNames(name, names)
    return { path, detail: `There is no column "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}` }
  }))
  if (errors.length > 0) throw new AppError('OPTION_INVALID', errors.map(({ path, detail }) => `${path}: ${detail}`).join('; '), { errors })
}
