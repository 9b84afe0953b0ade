import Model

/// Claims for the tests, made of what matters to a check.
enum Claims {
  static func place(_ name: String, at coordinate: Coordinate, radius: Double? = nil, population: Int? = nil)
    -> Place
  {
    Place(
      id: "test:\(name)", name: name, coordinate: coordinate,
      feature: .init(featureClass: "P", code: "PPL"), country: "SY", population: population,
      radius: radius.map { .kilometres($0) }, source: "test")
  }

  static func reference(_ name: String, _ place: Place?) -> PlaceReference {
    let mention = PlaceMention(span: ByteSpan(start: 0, end: name.utf8.count), text: name, sentence: 0)
    let choice = place.map { RankedPlace(place: $0, matchedName: name, score: 1) }
    return PlaceReference(
      text: name,
      resolved: ResolvedPlace(
        mention: mention, choice: choice, candidates: choice.map { [$0] } ?? [], reason: "test"))
  }

  /// A quantity from a table's cells; nil for "-".
  static func quantity(_ figure: String, unit: LengthUnit, hedge: Hedge) -> QuantityMention? {
    guard figure != "-" else { return nil }
    var quantity = QuantityMention(
      span: ByteSpan(start: 0, end: 0), text: figure == "few" ? "a few kilometres" : figure, sentence: 0,
      value: Double(figure), unit: .length(unit), hedge: hedge)
    let ends = figure.replacing("..", with: " ").split(separator: " ").compactMap { Double($0) }
    if ends.count == 2 {
      quantity.range = ends[0]...ends[1]
      quantity.value = (ends[0] + ends[1]) / 2
    }
    if figure.hasSuffix("km"), let plus = figure.firstIndex(of: "+") {
      quantity.value = Double(figure[..<plus])
      quantity.second = Double(figure[plus...].dropFirst().dropLast(2)).map { LengthFigure($0, .kilometre) }
    }
    return quantity
  }

  static func claim(_ content: Claim.Content) -> Claim {
    Claim(
      report: "test", content: content,
      valid: ValidTime(earliest: nil, latest: nil, precision: .unknown, reason: "test"),
      evidence: Evidence(span: ByteSpan(start: 0, end: 0), text: "", sentence: ""))
  }

  /// `20 km south`, unless told otherwise, of an anchor at 39 E 36 N with the subject due south.
  static func distance(
    subject: PlaceReference, anchor: PlaceReference, figure: String = "20", direction: CompassPoint? = .south,
    isMoving: Bool = false
  ) -> Claim {
    claim(
      .distance(
        DistanceClaim(
          subject: subject, anchor: anchor,
          quantity: quantity(figure, unit: .kilometre, hedge: .none), direction: direction,
          isMoving: isMoving)))
  }
}
