import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { findPython } from '../python-peer.ts'

interface OptunaRun { readonly path: string, readonly target: string, readonly trials: number, readonly metric: string }
interface OptunaCost { readonly subject: string, readonly score: number, readonly testScore: number, readonly cpuSeconds: number, readonly wallSeconds: number }

/** @returns one line, or none where no Python has all that it needs */
export function runOptuna ({ path, target, trials, metric }: OptunaRun): readonly OptunaCost[] {
  const optuna = findPython('optuna', 'xgboost', 'sklearn', 'pandas')
  const xgboost = findPython('xgboost', 'optuna', 'sklearn', 'pandas')
  if (optuna === null || xgboost === null) return []
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
  const printed = execFileSync(optuna.command, [join(import.meta.dirname, 'optuna_xgboost.py'), path, target, String(trials), metric], { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'inherit'] })
  return [{ subject: `Optuna ${optuna.version}, XGBoost ${xgboost.version}`, ...JSON.parse(printed) as Omit<OptunaCost, 'subject'> }]
}
