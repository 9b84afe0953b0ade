/// How an archive of vector tiles is made.
public struct TileArchiveOptions: Sendable, Hashable {
  /// The zooms that have tiles, within 0...18.
  public var zooms: ClosedRange<Int>
  /// How far lines and polygons go on beyond the edge of their tile, in 4,096ths of its side, 0...4,096;
  /// points lie in one tile only.
  public var buffer: Int
  /// The most points in a tile above the deepest zoom; nil for any number. Beyond it those with the smallest
  /// numeric ids are kept, so that what is seen at one zoom is seen at every deeper one.
  public var pointLimit: Int?
  /// The size, in bytes once compressed, beyond which a tile above the deepest zoom is thinned to fewer
  /// points, though not to fewer than `TileArchiveOptions.leastPoints`; nil for any size.
  public var sizeLimit: Int?
  /// The archive's name; nil for that of its file.
  public var name: String?
  /// What it shows.
  public var description: String?
  /// Whose data it is, as a viewer shows it in the corner of the map.
  public var attribution: String?

  /// What a tile's size never thins it below.
  public static let leastPoints = 1_000

  /// Makes options; without any, tiles of zooms 0 to 10 with at most 50,000 points and 500,000 bytes, as many
  /// viewers take them.
  public init(
    zooms: ClosedRange<Int> = 0...10, buffer: Int = 64, pointLimit: Int? = 50_000, sizeLimit: Int? = 500_000,
    name: String? = nil, description: String? = nil, attribution: String? = nil
  ) {
    self.zooms = zooms
    self.buffer = buffer
    self.pointLimit = pointLimit
    self.sizeLimit = sizeLimit
    self.name = name
    self.description = description
    self.attribution = attribution
  }
}
