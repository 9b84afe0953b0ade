/// What a gazetteer file holds and what it was made of.
public struct GazetteerInfo: Sendable, Hashable {
  /// Rows that came from one source.
  public struct Source: Sendable, Hashable {
    /// As the rows give it.
    public var name: String
    /// Under which terms they may be used.
    public var licence: String
    /// Day of the data; nil where nothing tells.
    public var date: String?
    /// Places whose row comes from it.
    public var places: Int
    /// Places that another source has too, and that took a point from this one.
    public var joined: Int
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
  /// Size of the compiled index.
  public var indexBytes: Int
  /// Rows of the user's own table.
  public var corrections: Int
}
