import DelimitedText
import Foundation
import GeoJSON
import GeoPackage
import KML
import Model
import VectorTiles
import Verification

/// A format that `dateline verify` knows: how its files begin, and who verifies them.
struct VerifiedFormat: Sendable {
  /// Its name for people.
  var name: String
  /// Whether a file that begins with such bytes is of the format.
  var isKnown: @Sendable (Data) -> Bool
  /// Every problem of a file.
  var problems: @Sendable (String) throws(InputError) -> [FileProblem]

  /// The list is the design: the first whose beginning fits is taken, so what looks like everything stands last.
  static let all = [
    VerifiedFormat(name: "GeoPackage") { head in
      head.starts(with: Data("SQLite format 3\0".utf8))
    } problems: { file throws(InputError) in
      try GeoPackageVerifier().problems(in: file)
    },
    VerifiedFormat(name: "PMTiles") { head in
      head.starts(with: Data("PMTiles".utf8))
    } problems: { file throws(InputError) in
      try TileArchiveVerifier().problems(in: file)
    },
    VerifiedFormat(name: "KML") { head in
      text(head).hasPrefix("<")
    } problems: { file throws(InputError) in
      try KMLVerifier().problems(in: file)
    },
    VerifiedFormat(name: "GeoJSON, its text sequences and Linked Places") { head in
      ["{", "[", "\u{1E}"].contains { text(head).hasPrefix($0) }
    } problems: { file throws(InputError) in
      try GeoJSONVerifier().problems(in: file)
    },
    VerifiedFormat(name: "CSV") { head in
      text(head).prefix { !$0.isNewline }.contains(",")
    } problems: { file throws(InputError) in
      try CSVVerifier().problems(in: file)
    },
    // Whatever else it is, it is no JSON, and its verifier says where.
    VerifiedFormat(name: "GeoJSON") { _ in
      true
    } problems: { file throws(InputError) in
      try GeoJSONVerifier().problems(in: file)
    },
  ]

  /// The format of a file, by its first bytes.
  static func format(of file: String) throws(InputError) -> VerifiedFormat {
    guard let handle = FileHandle(forReadingAtPath: file) else {
      throw InputError(.missingInput, at: file, "expected a file that can be read, found none")
    }
    defer { try? handle.close() }
    let head: Data
    do { head = try handle.read(upToCount: 4_096) ?? Data() } catch {
      throw InputError(
        .missingInput, at: file, "expected a file that can be read, found a folder or a device")
    }
    return all.first { $0.isKnown(head) } ?? all[all.count - 1]
  }

  /// The beginning as text, without a byte order mark and blanks.
  private static func text(_ head: Data) -> Substring {
    String(decoding: head, as: UTF8.self).drop { $0 == "\u{FEFF}" || $0.isWhitespace }
  }
}
