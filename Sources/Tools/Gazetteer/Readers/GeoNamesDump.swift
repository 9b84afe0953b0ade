private import Foundation
internal import Model

/// A file of GeoNames' dump format, read line by line: 19 tab-separated columns, no header, no quoting, UTF-8.
struct GeoNamesDump {
  /// One row of the dump.
  struct Row {
    var place: SourcePlace
  }

  /// Names and links that GeoNames keeps among the alternate names but nobody reads in a text.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200 && !text.contains("://")
  }

  /// Three capitals: an airport's code, which GeoNames keeps among the alternate names ("IST"). It is no spelling
  /// of the name and would be found in text as other abbreviations.
  static func isCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { 0x41...0x5A ~= $0 }
  }

  /// Reads a file in pieces of 1 MB; calls `row` with the line (from 1) and what stands on it. Returns the lines.
  static func forEachLine(
    path: String, _ body: (_ line: Int, _ bytes: ArraySlice<UInt8>) throws -> Void
  ) throws -> Int {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputError(.missingInput, at: path, "no such file")
    }
    if isFolder.boolValue { throw InputError(.missingInput, at: path, "expected a file, found a folder") }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw InputError(.missingInput, at: path, "the file cannot be read")
    }
    defer { try? file.close() }
    var pending: [UInt8] = []
    var line = 0
    func emit(_ bytes: ArraySlice<UInt8>) throws {
      line += 1
      var bytes = bytes
      if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
      if bytes.last == 0x0D { bytes = bytes.dropLast() }
      try body(line, bytes)
    }
    var isFirst = true
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
      if isFirst { try refuseCompressed(piece, path: path) }
      isFirst = false
      pending.append(contentsOf: piece)
      var start = 0
      while let end = pending[start...].firstIndex(of: 0x0A) {
        try emit(pending[start..<end])
        start = end + 1
      }
      pending.removeSubrange(..<start)
      guard pending.count <= 1 << 24 else {
        throw InputError(
          .data, at: "\(fileName(path)):\(line + 1)", "a line of more than 16 MB: not a GeoNames dump")
      }
    }
    if !pending.isEmpty { try emit(pending[...]) }
    if line == 0 {
      throw InputError(.data, at: path, "expected rows of a GeoNames dump, found an empty file")
    }
    return line
  }

  private static func refuseCompressed(_ piece: Data, path: String) throws(InputError) {
    if piece.starts(with: [0x1F, 0x8B]) || piece.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw InputError(.data, at: path, "a compressed file; unpack it first")
    }
  }

  /// The file's name, without its folder.
  static func fileName(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

  /// A row of the dump; throws with file and line where it is none.
  static func row(_ bytes: ArraySlice<UInt8>, file: String, line: Int) throws(InputError) -> Row {
    func error(_ problem: String) -> InputError { InputError(.data, at: "\(file):\(line)", problem) }
    if bytes.contains(0) { throw error("expected text, found a NUL byte") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw error("expected UTF-8, found other bytes")
    }
    let fields = text.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map { Substring($0) }
    guard fields.count == 19 else {
      throw error("expected 19 tab-separated columns, found \(fields.count)")
    }
    guard let number = Int(fields[0]), number > 0 else {
      throw error("geonameid: expected a whole number greater than 0, found '\(fields[0])'")
    }
    guard !fields[1].isEmpty else { throw error("name: expected a value, found none") }
    guard fields[6].count == 1, ProjectTables.featureClasses.contains(fields[6]) else {
      throw error("feature class: expected one of \(ProjectTables.featureClasses), found '\(fields[6])'")
    }
    guard let latitude = Double(fields[4]) else {
      throw error("latitude: expected a number in -90...90, found '\(fields[4])'")
    }
    guard let longitude = Double(fields[5]) else {
      throw error("longitude: expected a number in -180...180, found '\(fields[5])'")
    }
    let coordinate: Coordinate
    do { coordinate = try Coordinate(longitude: longitude, latitude: latitude) } catch let problem {
      throw error(problem.description)
    }
    let population = Int(fields[14]) ?? 0
    var names = fields[3].split(separator: ",").map(String.init).filter(isName).map {
      SourceName(text: $0, kind: isCode($0) ? .code : .alternate)
    }
    if fields[2] != fields[1], !fields[2].isEmpty { names.append(SourceName(text: String(fields[2]), kind: .ascii)) }
    return Row(
      place: SourcePlace(
        id: "geonames:\(number)", name: String(fields[1]), coordinate: coordinate,
        featureClass: String(fields[6]), featureCode: String(fields[7]), country: String(fields[8]),
        adminCodes: fields[10].isEmpty ? [] : [String(fields[10])], population: population > 0 ? population : nil,
        names: names, modified: String(fields[18])))
  }
}
