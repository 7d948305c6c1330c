import { createClient } from '@assay/client'

/** The API that served this page. */
export const client = createClient({ url: location.origin })
