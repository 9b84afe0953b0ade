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
  /// Verdicts on what a place is said to lie in.
  public enum ContainmentVerdict: String, Sendable, CaseIterable {
    /// Inside its outline, or filed under it.
    case inside
    /// Outside by no more than the outline is drawn and the place reaches.
    case edge
    /// Outside.
    case outside
    /// Something to decide with is missing.
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

  /// Something that would explain a misfit: for a person to follow up, never a reason to pass.
  public struct Explanation: Sendable, Hashable {
    /// Kinds of explanation, in the order in which they are tried.
    public enum Kind: String, Sendable, CaseIterable {
      /// Another place of the same name fits the figure and the direction.
      case namesake
      /// The figure is the length of a road or a river.
      case route
      /// The figure is meant from edge to edge.
      case edge = "edge-to-edge"
      /// The figure fits in another unit.
      case unit = "other-unit"
      /// Subject and anchor are swapped.
      case swapped
      /// One digit of the figure is wrong.
      case slip
    }
    /// Its kind.
    public var kind: Kind
    /// What would make the statement fit, and by how much.
    public var text: String
    /// What it rests on: "a candidate of the gazetteer", "an inference from the ratio; no road network was used".
    public var basis: String

    /// Makes an explanation.
    public init(_ kind: Kind, _ text: String, basis: String) {
      self.kind = kind
      self.text = text
      self.basis = basis
    }
  }

  /// On the figure; nil where none is stated.
  public var distance: DistanceVerdict?
  /// On the direction; nil where none is stated.
  public var direction: DirectionVerdict?
  /// On what a place is said to lie in; nil where nothing of the kind is stated.
  public var containment: ContainmentVerdict?
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
  /// What would explain a misfit, in the order tried; empty where nothing misfits, or nothing explains it.
  public var explanations: [Explanation] = []
  /// What was measured and how: "geodesic to the nearest point of the Euphrates (Natural Earth 1:10m)".
  public var method: String?
  /// How far the measure may be off because a point stands for a line or an area, or the drawn course is coarse.
  public var uncertainty: Length?
  /// The positions of what was measured: from the anchor to the subject, on a line or an area from or to its nearest
  /// point; of a stretch its course.
  public var measuredEnds: [Coordinate] = []
  /// By what share the larger of two stated units exceeds the smaller; nil where only one is given.
  public var unitDisagreement: Double?
  /// The area of a polygon that a stated area was compared with, in square kilometres.
  public var measuredArea: Double?

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
