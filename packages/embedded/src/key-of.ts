import type { EmbeddedConfig } from './config.ts'

/** The tree talks to its own API with the first admin or write key there is. */
export function keyOf ({ apiKeys }: Pick<EmbeddedConfig, 'apiKeys'>): string | undefined {
  const keys = apiKeys.map((key) => key.split(':'))
  const key = keys.find(([, role]) => role === 'admin') ?? keys.find(([, role]) => role === 'write')
  return key?.slice(2).join(':')
}
