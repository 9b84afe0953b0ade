internal import Model

extension Timeline {
  /// The stretches as closed intervals: the end is the last day of each.
  func intervals(of place: PlaceOfClaims, rule: String) -> [ControlInterval] {
    let stretches = withAside()
    return stretches.indices.map { index in
      let stretch = stretches[index]
      let next = index + 1 < stretches.count ? stretches[index + 1].start : nil
      return ControlInterval(
        id: ControlInterval.name(place: place.id, start: stretch.start), placeID: place.id,
        placeName: place.name, coordinate: place.coordinate,
        status: stretch.claimants.isEmpty ? nil : .contested, holder: stretch.holder,
        claimants: stretch.claimants, previous: previousHolder(of: index), start: stretch.start,
        end: next?.adding(days: -1), startPrecision: stretch.precision, rule: rule,
        supporting: names(stretch.support), competing: names(opponents(of: stretch)))
    }
  }

  /// The stretches with what does not count, each statement in that of its day.
  private func withAside() -> [Stretch] {
    var stretches = stretches
    for statement in aside where !stretches.isEmpty {
      let index = stretches.lastIndex { $0.start.map { $0 <= statement.day } ?? true } ?? 0
      if statement.holder.map(stretches[index].isClaimed) ?? false {
        stretches[index].support.append(statement)
      } else {
        stretches[index].beaten.append(statement)
      }
    }
    return stretches
  }

  private func previousHolder(of index: Int) -> ActorReference? {
    if index > 0, let before = stretches[index - 1].holder { return before }
    if index > 0, stretches[index - 1].claimants.isEmpty { return nil }
    return stretches[index].isImplied ? nil : stretches[index].support.first?.from
  }

  /// What was said for the same time and names another holder: beaten on its day, or overlapping with what
  /// the stretch rests on. Whoever names the stretch's party as the one before is no opponent.
  private func opponents(of stretch: Stretch) -> [Statement] {
    let own = Set(stretch.support.map(\.id))
    let beaten = stretch.beaten.filter { statement in
      !own.contains(statement.id) && (stretch.holder == nil || statement.contradicts(holder: stretch.holder))
    }
    guard stretch.holder != nil, let first = stretch.support.map(\.window.lowerBound).min(),
      let last = stretch.support.map(\.window.upperBound).max()
    else { return beaten }
    let overlapping = statements.filter { other in
      guard other.window.overlaps(first...last), !own.contains(other.id),
        other.contradicts(holder: stretch.holder), !other.isAfter(stretch.holder)
      else { return false }
      return stretch.support.contains { own in
        own.overlaps(other) && !own.isAfter(other.holder)
          && (!stretch.isImplied || other.isAgainstFrom(of: own))
      }
    }
    return beaten + overlapping
  }

  private func names(_ statements: [Statement]) -> [String] {
    var seen: Set<String> = []
    return statements.sorted().map(\.id).filter { seen.insert($0).inserted }
  }
}

extension ControlInterval {
  /// The name of an interval: place and first day.
  static func name(place: String, start: CivilDate?) -> String { "\(place)@\(start?.description ?? "..")" }
}
