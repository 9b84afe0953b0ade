/// The order in which KML's schema lets elements follow each other (ogckml22.xsd of OGC 07-147r2).
enum KMLElements {
  /// Children that every feature may have, in order; those of one line stand for each other.
  private static let feature: [[String]] = [
    ["name"], ["visibility"], ["open"], ["author", "atom:author"], ["link", "atom:link"], ["address"],
    ["AddressDetails", "xal:AddressDetails"], ["phoneNumber"], ["Snippet", "snippet"], ["description"],
    ["LookAt", "Camera"], ["TimeStamp", "TimeSpan"], ["styleUrl"], ["Style", "StyleMap"], ["Region"],
    ["ExtendedData", "Metadata"],
  ]
  static let geometries: Set = ["Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Model"]
  private static let features = [
    "Placemark", "Folder", "Document", "NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay",
  ]

  private static let orders: [String: [String: Int]] = [
    "Placemark": ranks(feature + [Array(geometries)]), "Folder": ranks(feature + [features]),
    "Document": ranks(feature + [["Schema"], features]), "TimeSpan": ranks([["begin"], ["end"]]),
    "Point": ranks([["extrude"], ["altitudeMode"], ["coordinates"]]), "LineString": line,
    "LinearRing": line,
    "Polygon": ranks([
      ["extrude"], ["tessellate"], ["altitudeMode"], ["outerBoundaryIs"], ["innerBoundaryIs"],
    ]),
    "Style": ranks([
      ["IconStyle"], ["LabelStyle"], ["LineStyle"], ["PolyStyle"], ["BalloonStyle"], ["ListStyle"],
    ]),
  ]
  private static let line = ranks([["extrude"], ["tessellate"], ["altitudeMode"], ["coordinates"]])

  private static func ranks(_ order: [[String]]) -> [String: Int] {
    var ranks: [String: Int] = [:]
    for (rank, names) in order.enumerated() { for name in names { ranks[name] = rank } }
    return ranks
  }

  /// Whether the children of an element are looked at.
  static func isKnown(_ element: String) -> Bool { orders[element] != nil }

  /// The place of a child in its parent's order; nil where the parent has no such child.
  static func rank(of child: String, in parent: String) -> Int? { orders[parent]?[child] }
}
