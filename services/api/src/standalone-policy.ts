/** What a browser may do with a page that stands alone: nothing but show it in its own style. */
export const standalonePolicy = (styleHash: string): string =>
  `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
