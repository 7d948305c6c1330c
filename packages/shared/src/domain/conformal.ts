/**
 * What an answer should hold with the probability `coverage`, whatever the model is worth: an interval of values or a set of labels.
 *
 * @see Vovk, Gammerman & Shafer, "Algorithmic Learning in a Random World", 2005
 */
export type ConformalRule =
  /** value ± radius. `radii[i]` is for values below `edges[i]`, ascending; the last radius for those beyond all edges. */
  | { readonly kind: 'interval', readonly coverage: number, readonly edges: Float64Array, readonly radii: Float64Array }
  /** A label is in the set from this probability on; one entry a class. */
  | { readonly kind: 'set', readonly coverage: number, readonly least: Float64Array }
