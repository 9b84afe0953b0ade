/// Something wrong with what a user gave: what, where, expected, found. Every module's errors print like it.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Which exit status it ends the program with (BSD's sysexits.h).
  public enum Kind: Int32, Sendable {
    /// The command line is wrong (EX_USAGE).
    case usage = 64
    /// The content of an input is wrong (EX_DATAERR).
    case data = 65
    /// An input is missing or cannot be read (EX_NOINPUT).
    case missingInput = 66
    /// The program itself is wrong (EX_SOFTWARE).
    case software = 70
    /// An output cannot be made (EX_CANTCREAT).
    case cannotCreate = 73
    /// Reading or writing failed on the way (EX_IOERR).
    case io = 74
  }
  /// Which exit status.
  public var kind: Kind
  /// File, and line or column where there is one: `places.csv:14`.
  public var location: String
  /// What is wrong, with what was expected and what was found.
  public var problem: String

  /// Makes an error.
  public init(_ kind: Kind, at location: String, _ problem: String) {
    self.kind = kind
    self.location = location
    self.problem = problem
  }

  /// One line.
  public var description: String { location.isEmpty ? problem : "\(location): \(problem)" }
}
