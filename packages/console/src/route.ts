import { useEffect, useState } from 'preact/hooks'

/** What the address shows: paths of the server are the API's, so pages live behind `#`. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'workers' }
  | { readonly page: 'pipeline', readonly id: string }
  | { readonly page: 'model', readonly name: string, readonly version?: number }
  | { readonly page: 'predict', readonly name: string }

/** @param hash `#/models/employees/3`; whatever is no page is the home page */
export function parseRoute (hash: string): Route {
  const [page, name, detail] = hash.replace(/^#\//, '').split('/').map(decode)
  if (page === 'pipelines' && name) return { page: 'pipeline', id: name }
  if (page === 'predict' && name) return { page: 'predict', name }
  if (page === 'workers') return { page }
  if (page !== 'models' || !name) return { page: 'home' }
  const version = Number(detail)
  return { page: 'model', name, ...(Number.isInteger(version) && version > 0 && { version }) }
}

export function pathOf (route: Route): string {
  switch (route.page) {
    case 'home': return '#/'
    case 'workers': return '#/workers'
    case 'pipeline': return `#/pipelines/${encodeURIComponent(route.id)}`
    case 'model': return `#/models/${encodeURIComponent(route.name)}${route.version === undefined ? '' : `/${route.version}`}`
    case 'predict': return `#/predict/${encodeURIComponent(route.name)}`
  }
}

export function go (route: Route): void {
  location.hash = pathOf(route)
}

export function useRoute (): Route {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const follow = (): void => setHash(location.hash)
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return parseRoute(hash)
}

function decode (segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
