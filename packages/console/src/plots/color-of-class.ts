const colors = ['var(--slate)', 'var(--accent)', 'var(--amber)', 'var(--rose)', 'var(--violet)', 'var(--sky)'] as const

/** The colour of one of several classes; they come round again. */
export const colorOfClass = (index: number): string => colors[index % colors.length]!
