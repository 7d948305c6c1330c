import { serveThread } from '@assay/runtime'
import { evaluateWinner } from './evaluate-winner.ts'
import type { EvaluateRequest, EvaluateResponse } from './evaluate-request.ts'

serveThread<EvaluateRequest, EvaluateResponse>((request, { shouldStop }) => evaluateWinner(request, shouldStop))
