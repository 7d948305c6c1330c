/** Prints what work needed, in CPU seconds of all threads, and the largest memory that this process has held. */
export function needOf (work: () => void): void {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  console.log(JSON.stringify({ seconds: (user + system) / 1e6, peakMegabytes: process.resourceUsage().maxRSS / 1000 }))
}
