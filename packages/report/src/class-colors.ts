const hues = ['slate', 'teal', 'amber', 'rose', 'violet', 'sky', 'lime', 'orange', 'pink', 'stone'] as const

/** The colour of each class, by its place in the class balance; of two classes the second, the positive one, stands out. */
export const classColors: readonly string[] = hues.map((hue) => `var(--${hue})`)
