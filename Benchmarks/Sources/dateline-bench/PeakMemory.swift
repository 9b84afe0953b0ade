import Foundation

/// The most memory that the process has held since this was made (Linux, proc(5): `clear_refs`, `VmHWM`).
struct PeakMemory {
  private let start: Int

  init() {
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    start = Self.bytes("VmRSS")
  }

  /// Bytes more than at the start.
  func grown() -> Int { max(0, Self.bytes("VmHWM") - start) }

  private static func bytes(_ key: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(key) }
    return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1_024
  }
}
