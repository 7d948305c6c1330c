/** How the command line ends. */
export const exitCodes = {
  ok: 0,
  /** The API refused, a file is missing, or a pipeline ended without success. */
  failed: 1,
  wrongUsage: 2,
  unreachable: 3,
  /** By Ctrl-C, as shells count it. */
  interrupted: 130
} as const

export type ExitCode = typeof exitCodes[keyof typeof exitCodes]
