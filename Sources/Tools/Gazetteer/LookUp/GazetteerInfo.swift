/// What a gazetteer file holds and what it was made of.
public struct GazetteerInfo: Sendable, Hashable {
  /// Rows that came from one source.
  public struct Source: Sendable, Hashable {
    /// As the rows give it.
    public var name: String
    /// Places whose row comes from it.
    public var places: Int
    /// Names that come from it.
    public var names: Int
  }
  /// Version of the file's layout (`user_version`).
  public var schemaVersion: Int
  /// Number of places.
  public var places: Int
  /// Number of names.
  public var names: Int
  /// Number of actors of the actor book.
  public var actors: Int
  /// Number of events of the event calendar.
  public var events: Int
  /// By source, most places first.
  public var sources: [Source]
  /// What the file was built from: input and its size and checksum, in order.
  public var inputs: [String]
  /// Size of the file.
  public var bytes: Int
}
