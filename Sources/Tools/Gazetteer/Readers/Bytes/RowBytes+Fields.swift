private import Glibc
internal import Model

extension RowBytes {
  /// Cuts at a separator into as many fields as there is room for; returns how many there are in all.
  func split(at separator: UInt8, into fields: UnsafeMutableBufferPointer<RowBytes>) -> Int {
    var found = 0
    var start = 0
    for index in 0..<count where self[index] == separator {
      if found < fields.count { fields[found] = part(start, index) }
      found += 1
      start = index + 1
    }
    if found < fields.count { fields[found] = part(start, count) }
    return found + 1
  }

  /// Place of the first such byte at `from` or after; `count` where there is none.
  func firstIndex(of byte: UInt8, from: Int) -> Int {
    var index = from
    while index < count, self[index] != byte { index += 1 }
    return index
  }

  func isSame(as other: RowBytes) -> Bool {
    guard count == other.count, let left = baseAddress, let right = other.baseAddress else {
      return count == other.count
    }
    return memcmp(left, right, count) == 0
  }

  /// Whether it has "://" in it: GeoNames keeps links among the alternate names.
  var isLink: Bool {
    var index = 0
    while index + 2 < count {
      if self[index] == 0x3A, self[index + 1] == 0x2F, self[index + 2] == 0x2F { return true }
      index += 1
    }
    return false
  }

  /// Three capitals: an airport's or a railway's code ("IST"), which would be found in text as other abbreviations.
  var isCode: Bool { count == 3 && allSatisfy { 0x41...0x5A ~= $0 } }

  /// Whether it has the form of a day, `YYYY-MM-DD`.
  var isDay: Bool {
    count == 10 && self[4] == 0x2D && self[7] == 0x2D
      && indices.allSatisfy { $0 == 4 || $0 == 7 || 0x30...0x39 ~= self[$0] }
  }

  /// A whole number, at least 0, of at most 18 digits; nil for anything else.
  var wholeNumber: Int? {
    guard (1...18).contains(count) else { return nil }
    var value = 0
    for byte in self {
      guard 0x30...0x39 ~= byte else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}

extension String {
  /// Without blanks and tabs at its ends; Foundation's way goes through UTF-16 and takes many times as long.
  var trimmed: String {
    var text = self
    return text.withUTF8 { $0.trimmed.text }
  }

  /// The parts between any of the marks (ASCII), trimmed, empty ones left out.
  func parts(between marks: UInt8...) -> [String] {
    utf8.split { marks.contains($0) }.map { String(Substring($0)).trimmed }.filter { !$0.isEmpty }
  }

  /// Whether it has "://" in it; a Character search takes many times as long.
  var isLink: Bool {
    var text = self
    return text.withUTF8 { $0.isLink }
  }
}

extension Coordinate {
  /// A position from the text of two fields, degrees.
  init(longitude: RowBytes, latitude: RowBytes) throws(RowProblem) {
    guard let north = Double(bytes: latitude), !north.isNaN else {
      throw .field("latitude", expected: "a number in -90...90", found: latitude.text)
    }
    guard let east = Double(bytes: longitude), !east.isNaN else {
      throw .field("longitude", expected: "a number in -180...180", found: longitude.text)
    }
    try self.init(east: east, north: north)
  }

  /// A position whose range is checked, with a row's problem for an answer.
  init(east: Double, north: Double) throws(RowProblem) {
    do throws(CoordinateError) {
      try self.init(longitude: east, latitude: north)
    } catch {
      throw RowProblem(error.description)
    }
  }
}
