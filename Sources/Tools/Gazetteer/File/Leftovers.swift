private import Foundation

/// Files that are being written beside their target: `TARGET.building-PROCESS-NUMBER`.
enum Leftovers {
  /// A name for such a file that no other process or thread uses.
  static func name(beside target: String) -> String {
    let unique = String(UInt32.random(in: 0 ... .max), radix: 16)
    return "\(target).building-\(ProcessInfo.processInfo.processIdentifier)-\(unique)"
  }

  /// Removes what processes that were killed left behind; those of living processes stay.
  static func remove(of target: String) {
    let url = URL(fileURLWithPath: target)
    let folder = url.deletingLastPathComponent().path
    let prefix = url.lastPathComponent + ".building-"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(prefix) {
      let process = name.dropFirst(prefix.count).prefix { $0 != "-" }
      guard let number = Int32(process), kill(number, 0) != 0, errno == ESRCH else { continue }
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }
}
