internal import Features
internal import Model

/// The style of a category (OGC 07-147r2, `kml:Style`), which its placemarks share.
///
/// No icon is named, because its address would have to be fetched: points take the client's own marker, with marker and label
/// in the category's colour.
struct SharedStyle: Hashable {
  /// Its id in the document, the same for the same category.
  let id: String
  /// `bbggrr`.
  private let colour: String

  init(_ category: FeatureCategory) {
    let digits = category.colour.drop { $0 == "#" }.lowercased()
    let isColour = digits.utf8.count == 6 && digits.allSatisfy { $0.isHexDigit }
    let pairs = isColour ? digits : "999999"
    id = ByteText.identifier(category.key, prefix: "style-") + "-" + pairs
    colour = String(pairs.suffix(2) + pairs.dropFirst(2).prefix(2) + pairs.prefix(2))
  }

  /// The element: colours are aabbggrr; areas let through what lies under them.
  var element: String {
    """
    <Style id="\(id)">\
    <IconStyle><color>ff\(colour)</color></IconStyle><LabelStyle><color>ff\(colour)</color></LabelStyle>\
    <LineStyle><color>ff\(colour)</color><width>2</width></LineStyle><PolyStyle><color>66\(colour)</color></PolyStyle>\
    </Style>

    """
  }
}
