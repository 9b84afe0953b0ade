internal import Model

/// The verdict on a distance in words.
extension ByteText {
  /// Said where two units differ by more than 3 %, as one in four such statements does.
  mutating func disagreement(_ share: Double) {
    add("the two stated units differ by ")
    number(share * 100, 0)
    add(" %, the nearer one was taken")
  }

  /// What the rule that decided says of the figure.
  mutating func verdict(_ verdict: Finding.DistanceVerdict, on test: DistanceTest, by rule: DistanceRule) {
    switch verdict {
    case .consistent: consistent(test, rule)
    case .roadLike: roadLike(test, rule)
    case .edgeLike:
      gap(test)
      add(" short of the straight line, no more than rounding and the extent of both places explain (")
      distance(test.r + test.h + test.floor)
      add(") — fits edge to edge, not confirmed")
    case .tooShort: tooShort(test, rule)
    case .tooLong: tooLong(test)
    case .notCheckable: add("not checkable")
    }
  }

  private mutating func gap(_ test: DistanceTest) { distance(abs(test.s - test.g)) }

  private mutating func times(_ test: DistanceTest) {
    number(test.s / test.g, 2)
    add(" times the straight line")
  }

  private mutating func consistent(_ test: DistanceTest, _ rule: DistanceRule) {
    switch rule.kind {
    case .upperBound where test.g <= test.s: add("within the bound")
    case .upperBound:
      gap(test)
      add(" beyond the bound, within the tolerance of ")
      distance(test.r + test.h)
    case .lowerBound where test.g >= test.s: add("beyond the bound")
    case .lowerBound:
      gap(test)
      add(" short of the bound, within the tolerance of ")
      distance(test.r + test.h)
    default:
      guard abs(test.s - test.g) >= 0.005 else { return add("fits the straight line") }
      gap(test)
      add(" apart, within the tolerance of ")
      distance(test.tolerance)
      add(" — fits the straight line")
    }
  }

  private mutating func roadLike(_ test: DistanceTest, _ rule: DistanceRule) {
    times(test)
    switch rule.kind {
    case .byRoad: add(", within what a road takes — fits the road it states, not confirmed")
    case .alongRiver: add(", within what a river bends — fits the river it states, not confirmed")
    default:
      if test.isLine {
        add(" between its ends, as a line that bends is — fits, not confirmed")
      } else {
        add(", within what a road adds — fits a road, not confirmed")
      }
    }
  }

  private mutating func tooShort(_ test: DistanceTest, _ rule: DistanceRule) {
    gap(test)
    switch rule.kind {
    case .upperBound:
      add(" beyond the bound, outside the tolerance of ")
      distance(test.r + test.h)
    case .straightOnly:
      add(" short of the straight line, outside the tolerance of ")
      distance(test.tolerance)
    default:
      add(" short of the straight line, more than rounding and the extent of both places explain — ")
      if test.isLine { add("no line between these ends is shorter") } else { add("no road is shorter") }
      add(", so look for a wrong figure or place")
    }
  }

  private mutating func tooLong(_ test: DistanceTest) {
    times(test)
    if test.path == .straight {
      add(", but a straight line is stated — look for a road figure or a wrong place")
    } else if test.isLine {
      add(" between its ends — only a line that bends much is so long")
    } else {
      add(", more than a road usually adds — look for a wrong figure or place, or a mountain road")
    }
  }
}
