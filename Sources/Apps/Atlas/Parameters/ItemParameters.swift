internal import FeatureIndex

/// How many features an answer has.
enum FeatureLimit {
  /// Where nothing is said.
  static let usual = 100
  /// A larger number is taken as this one.
  static let largest = 10_000

  static func read(_ text: String) throws(Problem) -> Int {
    let digits = text.utf8
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      digits.contains(where: { $0 != 0x30 })
    else { throw Problem.value(of: "limit", expected: "a whole number of 1 or more", found: text) }
    return min(Int(text) ?? largest, largest)
  }
}

/// Reads `bbox`.
enum BoxParameter {
  static func read(_ text: String) throws(Problem) -> GeographicBox {
    var numbers: [Double] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = NumberParameter.read(part) else {
        throw Problem.value(of: "bbox", expected: "numbers with commas between", found: text)
      }
      numbers.append(number)
    }
    guard numbers.count == 4 || numbers.count == 6 else {
      throw Problem.value(of: "bbox", expected: "4 or 6 numbers", found: text)
    }
    let east = numbers.count / 2
    let box = GeographicBox(
      west: numbers[0], south: numbers[1], east: numbers[east], north: numbers[east + 1])
    guard (-180...180).contains(box.west), (-180...180).contains(box.east) else {
      throw Problem.value(of: "bbox", expected: "longitudes in -180...180", found: text)
    }
    guard (-90...90).contains(box.south), (-90...90).contains(box.north), box.south <= box.north else {
      throw Problem.value(
        of: "bbox", expected: "latitudes in -90...90, the southern first", found: text)
    }
    return box
  }
}

/// Reads finite numbers.
enum NumberParameter {
  /// A number as JSON writes it, blanks round it left out; nil for any other text (`Double` alone would take "nan" and
  /// "0x1p3").
  static func read(_ text: some StringProtocol) -> Double? {
    var text = Substring(text)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    guard !text.isEmpty, text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }
}
