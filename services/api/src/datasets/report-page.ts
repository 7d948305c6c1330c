import { renderReport } from '@assay/report'
import type { ReportRequest } from '@assay/report'

export interface ReportPage { readonly markup: string, readonly contentSecurityPolicy: string }

/** A report, and what a browser may do with it: nothing but show it in its own style. */
export function reportPage (request: ReportRequest): ReportPage {
  const { markup, styleHash } = renderReport(request)
  return { markup, contentSecurityPolicy: `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'` }
}
