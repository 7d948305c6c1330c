import { decodeArtifact, encodeArtifact, predictTable } from '@assay/model'
import { binaryCurves } from '@assay/scoring'
import { createRandom } from '@assay/shared'
import { decodeFoldPlan, decodeTable, heldOutRows, targetVector } from '@assay/table'
import type { Artifact } from '@assay/model'
import { measureEffects } from './ablation/measure-effects.ts'
import { chooseMembers } from './choose-members.ts'
import { compareWithChampion } from './compare-with-champion.ts'
import { decide } from './decide.ts'
import { measureCoverage } from './measure-coverage.ts'
import { measureDependence } from './measure-dependence.ts'
import { measureGroups } from './measure-groups.ts'
import { measureImportance } from './measure-importance.ts'
import { refitMember } from './refit-member.ts'
import { confusionRows, scoreTestPart } from './score-test-part.ts'
import type { EvaluateRequest, EvaluateResponse } from './evaluate-request.ts'

/** Each step is measured within seconds; an effect that only more rows would show is too small to matter. */
const mostRowsForEffects = 10_000

/**
 * From the best trials to a model: the best one or an ensemble, refitted on all training rows, calibration, threshold and
 * conformal rule from out-of-fold predictions.
 * Then, with every byte of the artifact fixed, the locked test part is read for the first and only time.
 *
 * @throws {AppError} CANCELLED, FIT_DIVERGED, OBJECT_DAMAGED
 */
export function evaluateWinner (request: EvaluateRequest, shouldStop: () => boolean): EvaluateResponse {
  const { order, prepared, candidates } = request
  const { problem } = prepared
  const training = decodeTable(request.trainingTableBytes)
  const target = targetVector(training, problem)
  const foldPlan = decodeFoldPlan(request.foldBytes)
  const seeded = createRandom(order.options.seed)
  const { members, outOfFold, ensemble } = chooseMembers({ candidates, prepared, foldPlan, target, random: seeded.fork('ensemble') })
  const decision = decide({ prepared, options: order.options, held: heldOutRows(foldPlan, target), outOfFold })
  const artifact: Artifact = {
    problem,
    recipe: prepared.recipe,
    fields: prepared.fields,
    members: members.map((member) => refitMember({ order, prepared, member, table: training, target, shouldStop })),
    calibration: decision.calibration,
    threshold: decision.threshold,
    conformal: decision.conformal
  }
  const bytes = encodeArtifact(artifact)
  const effects = !request.effects ? [] : measureEffects({
    order,
    plan: request.plan,
    training: { table: training, target, problem, rules: prepared.rules },
    cells: request.cells && { table: decodeTable(request.cells.tableBytes), columns: request.cells.columns },
    foldPlan,
    best: members[0]!,
    mostRows: mostRowsForEffects,
    shouldStop
  })

  // Nothing is learnt from here on.
  const test = decodeTable(request.testTableBytes)
  const testTarget = targetVector(test, problem)
  const cells = decodeTable(request.testCellsBytes)
  const model = decodeArtifact(bytes)
  const predictions = predictTable(model, test, Uint32Array.from(testTarget, (_, row) => row))
  const random = seeded.fork('test part')
  const importance = measureImportance({ model, test, target: testTarget, random: random.fork('importance') })
  return {
    artifact: bytes,
    members,
    ensemble,
    effects,
    testScores: scoreTestPart({ problem, target: testTarget, predictions, threshold: decision.threshold, random }),
    calibration: { kind: decision.calibration.kind, expectedError: decision.expectedError },
    threshold: decision.threshold,
    confusion: problem.kind === 'regression' ? null : confusionRows(testTarget, predictions, decision.threshold),
    conformal: measureCoverage(decision.conformal, testTarget, predictions),
    importance,
    dependence: measureDependence({ model, test, columns: importance.map(({ column }) => column) }),
    curves: problem.kind === 'binary' && holdsBoth(testTarget) ? binaryCurves(testTarget, predictions) : null,
    groups: measureGroups({
      problem, columns: order.options.sensitive ?? [], cells, target: testTarget, predictions, threshold: decision.threshold, random: random.fork('groups')
    }),
    comparison: request.championBytes === null
      ? null
      : compareWithChampion({ prepared, champion: decodeArtifact(request.championBytes), cells, target: testTarget, predictions, random: random.fork('champion') })
  }
}

const holdsBoth = (target: Float64Array): boolean => target.includes(0) && target.includes(1)
