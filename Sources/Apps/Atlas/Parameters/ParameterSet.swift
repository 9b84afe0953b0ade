/// The parameters of a request, each known to its resource and given once.
struct ParameterSet: Sendable {
  /// In the order of the request.
  let given: [RequestTarget.Parameter]

  /// Takes the parameters of a request; one that the resource does not know, or one given twice, is refused.
  init(_ given: [RequestTarget.Parameter], known: [String]) throws(Problem) {
    for (index, parameter) in given.enumerated() {
      guard known.contains(parameter.name) else { throw Self.unknown(parameter.name, known: known) }
      guard !given[..<index].contains(where: { $0.name == parameter.name }) else {
        throw Problem(.repeatedParameter, "\(parameter.name): expected once, found more than once")
      }
    }
    self.given = given
  }

  /// The value of a parameter; nil where it is not given.
  subscript(_ name: String) -> String? { given.first { $0.name == name }?.value }

  private static func unknown(_ name: String, known: [String]) -> Problem {
    let nearest = known.min { Spelling.distance($0, name) < Spelling.distance($1, name) }
    let hint = nearest.flatMap { Spelling.distance($0, name) <= 3 ? "; did you mean '\($0)'?" : nil } ?? ""
    let list = known.isEmpty ? "none is" : "\(known.joined(separator: ", ")) are"
    return Problem(.unknownParameter, "unknown parameter '\(name.excerpt)': \(list) known here\(hint)")
  }
}

/// How alike words are.
enum Spelling {
  /// The least number of letters to be put in, taken out or changed (Levenshtein 1965), of the first 40 bytes.
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.utf8.prefix(40)), Array(b.utf8.prefix(40)))
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let change = diagonal + (left == right ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
