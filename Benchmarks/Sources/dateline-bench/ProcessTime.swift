import Foundation

/// Seconds of processor time that this process has used, all threads together: what a shared machine leaves
/// comparable.
func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The number of units done in a second of processor time by `body`, in thousands.
func thousandsPerCPUSecond(_ count: Int, _ body: () throws -> Void) rethrows -> Double {
  let start = cpuSeconds()
  try body()
  return Double(count) / 1e3 / (cpuSeconds() - start)
}
