/** Elements that were opened and not closed, or closed and not opened. */
export function findUnbalanced (markup: string): string[] {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, slash, tag, rest] of markup.replace(/<style>[^]*?<\/style>/g, '').matchAll(/<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|[^">])*)>/g)) {
    if (tag === 'meta' || tag === 'br' || rest!.endsWith('/')) continue
    if (slash === '') open.push(tag!)
    else if (open.pop() !== tag) wrong.push(tag!)
  }
  return [...wrong, ...open]
}
