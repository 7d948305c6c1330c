import { runCommandLine } from '@assay/client/command-line'
import { openTerminal } from '@assay/client/terminal'
import { readConfig } from '@assay/shared'
import { embeddedSettings } from '../config.ts'

/** `assay`, which brings a server along where none answers. */
process.exitCode = await runCommandLine(process.argv.slice(2), openTerminal(process, process.env), async (say) => {
  // Loaded when it is needed: most calls find a server.
  const [{ startAssay }, { keyOf }] = await Promise.all([import('../start-assay.ts'), import('../key-of.ts')])
  // Any port: the usual one may be somebody else's.
  const environment = { ...process.env, PORT: '0' }
  const config = readConfig(embeddedSettings, environment)
  const { url, stop } = await startAssay(config, environment, say)
  return { url: url!, key: keyOf(config), stop }
})
