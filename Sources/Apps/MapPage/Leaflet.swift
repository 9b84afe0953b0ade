internal import Foundation
public import Model

/// The library that draws the map: Leaflet, as a package of the system brings it.
///
/// Leaflet needs no WebGL: it runs in the virtual machines of newsrooms and in a browser without a screen alike.
public struct Leaflet: Sendable {
  /// Where Debian's package `libjs-leaflet` puts it.
  public static let usualFolder = "/usr/share/javascript/leaflet"

  /// The environment variable that names another folder.
  public static let environmentVariable = "DATELINE_LEAFLET"

  /// Its script.
  public let script: [UInt8]
  /// Its style sheet.
  public let styleSheet: [UInt8]

  /// Reads the library from a folder with `leaflet.css` and `leaflet.min.js` or `leaflet.js`.
  ///
  /// - Parameter folder: nil for the folder of the environment variable, else the usual one.
  public init(folder: String? = nil) throws(InputError) {
    let folder =
      folder ?? ProcessInfo.processInfo.environment[Self.environmentVariable] ?? Self.usualFolder
    script = Self.notice(in: folder) + (try Self.read(["leaflet.min.js", "leaflet.js"], in: folder))
    styleSheet = try Self.read(["leaflet.css"], in: folder)
  }

  /// Makes it from its bytes.
  init(script: [UInt8], styleSheet: [UInt8]) {
    self.script = script
    self.styleSheet = styleSheet
  }

  /// Its licence as a comment: the minified script has lost the notice, which whoever hands it on must keep.
  private static func notice(in folder: String) -> [UInt8] {
    let file = ["\(folder)/LICENSE", "/usr/share/doc/libjs-leaflet/copyright"].lazy
      .compactMap(FileManager.default.contents).first
    let words =
      file.map { String(decoding: $0, as: UTF8.self).replacingOccurrences(of: "*/", with: "* /") }
      ?? "Leaflet, (c) Vladimir Agafonkin and CloudMade, BSD-2-Clause: https://github.com/Leaflet/Leaflet"
    return Array("/*\n\(words)\n*/\n".utf8)
  }

  /// The first of some files that is there.
  private static func read(_ names: [String], in folder: String) throws(InputError) -> [UInt8] {
    for name in names {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { continue }
      return withoutSourceMap([UInt8](data))
    }
    throw InputError(
      .missingInput, at: "\(folder)/\(names[names.count - 1])",
      "expected Leaflet, which draws the map, found no such file: install it with 'apt-get install libjs-leaflet', or name "
        + "its folder with --leaflet or \(environmentVariable)")
  }

  /// Without the last line's pointer to a source map, which lies beside the file there, but not where it is used.
  private static func withoutSourceMap(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let pointer = text.range(of: "# sourceMappingURL=", options: .backwards) else { return bytes }
    // Two bytes more: the comment's beginning.
    return Array(text.utf8[..<text.utf8.index(pointer.lowerBound, offsetBy: -2)]) + [0x0A]
  }
}
