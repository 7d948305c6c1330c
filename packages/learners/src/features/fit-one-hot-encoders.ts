import type { CleaningStep } from '@assay/shared'
import type { Encoder } from '@assay/model'
import type { CategoryColumn } from '@assay/table'
import { countLevels } from './count-levels.ts'
import { ruleFor } from './rules.ts'

/**
 * One category column with few levels for a linear model: a feature for each level that is frequent enough, one for all others,
 * one for gaps.
 */
export function fitOneHotEncoders (column: CategoryColumn, rows: Uint32Array, rules: readonly CleaningStep[]): readonly Encoder[] {
  const levels = countLevels(column, rows)
  const minRows = ruleFor(rules, 'rareLevels', column.name)?.minRows ?? 1
  const frequent = levels.filter((level) => level.rows >= minRows)
  const known = levels.reduce((sum, level) => sum + level.rows, 0)
  const kinds = levels.length + (known < rows.length ? 1 : 0)
  if (kinds < 2) return []
  return [
    { kind: 'oneHot', column: column.name, levels: frequent.map(({ level }) => level), other: frequent.length < levels.length },
    ...(known < rows.length ? [{ kind: 'missing', column: column.name } as const] : [])
  ]
}
