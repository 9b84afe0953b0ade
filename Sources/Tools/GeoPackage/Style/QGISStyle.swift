internal import Features
internal import Model

/// A style in QGIS's own form (QML, as QGIS 3.22 writes it): a colour for each category, and the layer's
/// times, so that QGIS opens it coloured and its temporal controller plays it.
struct QGISStyle {
  private let schema: FeatureSchema
  private let columns: FeatureColumns
  private let categories: CategoryBook

  /// For features without a category, as grey as nobody's.
  private static let other = FeatureCategory(key: "", label: "other", colour: "#999999")

  init(_ table: FeatureTable) {
    schema = table.schema
    columns = table.columns
    categories = table.categories
  }

  /// The fields between which a feature is shown, where the layer has both.
  var times: (start: String, end: String)? {
    func time(_ name: String) -> String? {
      schema.fields.contains { $0.name == name && $0.type == .dateTime } ? columns.column(of: name) : nil
    }
    guard let start = time("start"), let end = time("end") else { return nil }
    return (start, end)
  }

  /// The document.
  var document: String {
    """
    <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
    <qgis version="3.22.16" styleCategories="Symbology|MapTips|Temporal">
    \(temporal)\(renderer)
    \(preview)<layerGeometryType>\(geometryNumber)</layerGeometryType>
    </qgis>

    """
  }

  /// Times are closed: `end` is the last second shown (mode 2: from field to field; limit 1: both ends).
  private var temporal: String {
    guard let times else { return "" }
    return """
      <temporal enabled="1" mode="2" limitMode="1" startField="\(times.start)" endField="\(times.end)" \
      startExpression="" endExpression="" durationField="" durationUnit="min" fixedDuration="0" \
      accumulate="0">\
      <fixedRange><start></start><end></end></fixedRange></temporal>

      """
  }

  private var preview: String {
    guard let column = columns.column(of: "title") ?? columns.column(of: "name") else { return "" }
    return "<previewExpression>\"\(column)\"</previewExpression>\n"
  }

  private var geometryNumber: Int {
    switch schema.geometry {
    case .point: 0
    case .line: 1
    case .polygon: 2
    }
  }

  // MARK: Renderer

  private var renderer: String {
    let keys = schema.categoryFields.compactMap(columns.column).map { "\"\($0)\"" }
    guard !keys.isEmpty else {
      return """
        <renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0">
        <symbols>
        \(symbol(0, Self.other))
        </symbols>
        </renderer-v2>
        """
    }
    let all = categories.sorted + (categories.hasOthers ? [Self.other] : [])
    let rows = all.enumerated().map { index, category in
      """
      <category symbol="\(index)" value="\(Self.escaped(category.key))" \
      label="\(Self.escaped(category.label))" type="string" render="true"/>
      """
    }
    // QGIS asks for its values as an expression where it is not one field.
    let attribute = keys.count == 1 ? keys[0] : "coalesce(\(keys.joined(separator: ", ")))"
    return """
      <renderer-v2 type="categorizedSymbol" attr="\(Self.escaped(attribute))" symbollevels="0" \
      enableorderby="0" forceraster="0">
      <categories>
      \(rows.joined(separator: "\n"))
      </categories>
      <symbols>
      \(all.enumerated().map { symbol($0, $1) }.joined(separator: "\n"))
      </symbols>
      </renderer-v2>
      """
  }

  private func symbol(_ number: Int, _ category: FeatureCategory) -> String {
    let colour = Self.numbers(of: category.colour)
    let kind: (type: String, layer: String, options: [(String, String)]) =
      switch schema.geometry {
      case .point:
        (
          "marker", "SimpleMarker",
          [
            ("color", "\(colour),255"), ("name", "circle"), ("outline_color", "255,255,255,255"),
            ("outline_style", "solid"), ("outline_width", "0.2"), ("outline_width_unit", "MM"),
            ("size", "2.6"),
            ("size_unit", "MM"),
          ]
        )
      case .line:
        (
          "line", "SimpleLine",
          [
            ("capstyle", "round"), ("joinstyle", "round"), ("line_color", "\(colour),255"),
            ("line_style", "solid"),
            ("line_width", "0.6"), ("line_width_unit", "MM"),
          ]
        )
      case .polygon:
        (
          "fill", "SimpleFill",
          [
            ("color", "\(colour),115"), ("joinstyle", "round"), ("outline_color", "\(colour),255"),
            ("outline_style", "solid"), ("outline_width", "0.3"), ("outline_width_unit", "MM"),
            ("style", "solid"),
          ]
        )
      }
    let options = kind.options.map { "<Option type=\"QString\" name=\"\($0)\" value=\"\($1)\"/>" }
    return """
      <symbol type="\(kind.type)" name="\(number)" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="\(kind.layer)" enabled="1" locked="0" pass="0">
      <Option type="Map">\(options.joined())</Option>
      </layer>
      </symbol>
      """
  }

  /// `#rrggbb` as "r,g,b"; grey where it is not of that form.
  private static func numbers(of colour: String) -> String {
    guard colour.utf8.count == 7, colour.utf8.first == UInt8(ascii: "#"),
      let value = Int(colour.dropFirst(), radix: 16)
    else { return "153,153,153" }
    return "\(value >> 16),\(value >> 8 & 255),\(value & 255)"
  }

  /// A text as the value of an attribute of XML 1.0; characters that it cannot hold are left out.
  private static func escaped(_ text: String) -> String {
    String(
      writing: { xml in
        for scalar in text.unicodeScalars {
          switch scalar {
          case "&": xml.add("&amp;")
          case "<": xml.add("&lt;")
          case ">": xml.add("&gt;")
          case "\"": xml.add("&quot;")
          case "\t": xml.add("&#9;")
          case "\n": xml.add("&#10;")
          case "\r": xml.add("&#13;")
          case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
          default: xml.add(text: String(scalar))
          }
        }
      })
  }
}
