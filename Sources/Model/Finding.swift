/// A claim measured against the ground.
public struct Finding: Sendable, Hashable {
  /// Verdicts on a stated distance or length.
  public enum DistanceVerdict: String, Sendable, CaseIterable {
    /// Fits the straight line within the tolerance.
    case consistent
    /// Longer than the straight line, within what a road adds.
    case roadLike = "road-like"
    /// Shorter than the straight line by no more than the extents of both places.
    case edgeLike = "edge-like"
    /// Shorter than anything explains.
    case tooShort = "too-short"
    /// Longer than a road explains.
    case tooLong = "too-long"
    /// Something to measure with is missing.
    case notCheckable = "not-checkable"
  }
  /// Verdicts on a stated direction.
  public enum DirectionVerdict: String, Sendable, CaseIterable {
    /// Within 33.75° of the stated point.
    case agrees
    /// Within 56.25°.
    case loose
    /// Farther off.
    case contradicts
    /// No direction is stated, or the places are too near for one.
    case notCheckable = "not-checkable"
  }
  /// What the tolerance on a distance is made of.
  public struct Tolerance: Sendable, Hashable {
    /// The whole.
    public var total: Length
    /// Half the rounding step of the stated figure in its own unit.
    public var rounding: Length
    /// The floor for coordinate noise.
    public var floor: Length
    /// The share of the measured distance.
    public var share: Length
    /// Extent of the subject and the anchor together: what an edge-like figure may lack.
    public var extents: Length

    /// Makes a tolerance.
    public init(total: Length, rounding: Length, floor: Length, share: Length, extents: Length) {
      self.total = total
      self.rounding = rounding
      self.floor = floor
      self.share = share
      self.extents = extents
    }
  }

  /// On the figure; nil where none is stated.
  public var distance: DistanceVerdict?
  /// On the direction; nil where none is stated.
  public var direction: DirectionVerdict?
  /// The geodesic; nil where a place is unresolved.
  public var measured: Length?
  /// The azimuth from anchor to subject, degrees, 0..<360.
  public var azimuth: Double?
  /// How far the azimuth is off the stated point, degrees, 0...180.
  public var azimuthDeviation: Double?
  /// Stated over measured.
  public var ratio: Double?
  /// The tolerance with its parts.
  public var tolerance: Tolerance?
  /// The two verdicts in a sentence.
  public var reason: String

  /// Makes a finding; everything but the reason may be missing.
  public init(
    distance: DistanceVerdict? = nil, direction: DirectionVerdict? = nil, measured: Length? = nil,
    azimuth: Double? = nil, azimuthDeviation: Double? = nil, ratio: Double? = nil,
    tolerance: Tolerance? = nil,
    reason: String
  ) {
    self.distance = distance
    self.direction = direction
    self.measured = measured
    self.azimuth = azimuth
    self.azimuthDeviation = azimuthDeviation
    self.ratio = ratio
    self.tolerance = tolerance
    self.reason = reason
  }
}

/// A claim with its finding, where it has something to measure.
public struct CheckedClaim: Sendable, Hashable {
  /// The claim.
  public var claim: Claim
  /// Its finding; nil for a control claim.
  public var finding: Finding?

  /// Makes a checked claim.
  public init(claim: Claim, finding: Finding?) {
    self.claim = claim
    self.finding = finding
  }
}
