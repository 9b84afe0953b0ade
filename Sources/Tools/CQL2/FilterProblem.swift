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
