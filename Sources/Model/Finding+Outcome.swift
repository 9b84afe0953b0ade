extension Finding {
  /// Whether the ground contradicts what is stated.
  public var contradicts: Bool {
    distance == .tooShort || distance == .tooLong || direction == .contradicts || containment == .outside
  }

  /// Whether everything stated was measured, and nothing of it misfits.
  public var passes: Bool {
    let distances: [DistanceVerdict?] = [nil, .consistent, .roadLike, .edgeLike]
    let directions: [DirectionVerdict?] = [nil, .agrees, .loose]
    let containments: [ContainmentVerdict?] = [nil, .inside, .edge]
    return distances.contains(distance) && directions.contains(direction)
      && containments.contains(containment)
  }
}
