/// A filter of features, as OGC CQL2 1.0 (OGC 21-065r2) writes it.
public struct Filter: Sendable, Hashable {
  /// Reads CQL2 text.
  public init(text: String) throws(FilterProblem) {
    throw FilterProblem(offset: 0, message: "CQL2 text is not read yet")
  }

  /// Reads CQL2 JSON.
  public init(json: [UInt8]) throws(FilterProblem) {
    throw FilterProblem(offset: nil, message: "CQL2 JSON is not read yet")
  }
}

/// What is wrong with a filter, in one line.
public struct FilterProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where, in UTF-8 bytes from the start of the text; nil where the place cannot be told.
  public var offset: Int?
  /// What was expected and what was found.
  public var message: String

  /// Makes a problem.
  public init(offset: Int?, message: String) {
    self.offset = offset
    self.message = message
  }

  /// The message with its place.
  public var description: String { offset.map { "at byte \($0): \(message)" } ?? message }
}
