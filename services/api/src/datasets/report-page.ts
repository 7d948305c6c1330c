import { createHash } from 'node:crypto'
import { renderReport } from '@assay/report'
import type { ReportRequest } from '@assay/report'
import type { Language } from '@assay/shared'
import { standalonePolicy } from '../standalone-policy.ts'

export interface ReportPage { readonly markup: string, readonly contentSecurityPolicy: string }

const keptPages = 8

/**
 * Reports, and what a browser may do with one: nothing but show it in its own style. The latest are kept in memory, as one of a hundred
 * columns costs a tenth of a second; they are told apart by all that they show, so none is ever stale.
 */
export function createReportPages (): (request: ReportRequest, language: Language) => ReportPage {
  const pages = new Map<string, ReportPage>()
  return (request, language) => {
    const key = createHash('sha256').update(JSON.stringify([language, request])).digest('hex')
    const page = pages.get(key) ?? renderPage(request, language)
    pages.delete(key)
    pages.set(key, page)
    for (const oldest of pages.keys()) if (pages.size > keptPages) pages.delete(oldest)
    return page
  }
}

function renderPage (request: ReportRequest, language: Language): ReportPage {
  const { markup, styleHash } = renderReport(request, language)
  return { markup, contentSecurityPolicy: standalonePolicy(styleHash) }
}
