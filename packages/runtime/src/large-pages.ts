/**
 * For the environment of processes that hold tables: glibc then asks for pages of 2 MB where arrays are large, as the first touch of each page
 * of 4 kB costs more than what is written to it. Without glibc it means nothing.
 *
 * @see "The GNU C Library", memory allocation tunables
 */
export const largePages = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' } as const
