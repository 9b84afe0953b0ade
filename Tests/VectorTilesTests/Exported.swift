import Features
import Foundation
import Model

/// The layers of `exports/`, made from the sample reports, as features of what their files hold.
enum Exported {
  static func layer(_ name: String) throws -> (FeatureSchema, [Feature]) {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "exports/\(name).geojson")
    let collection = try JSONDecoder().decode(Collection.self, from: Data(contentsOf: url))
    let names = Set(collection.features.flatMap(\.properties.keys)).sorted()
    let schema = FeatureSchema(
      name: name, featureType: name, fields: names.map { .init(name: $0, type: .string) })
    let features = try collection.features.map { item in
      Feature(
        id: item.id, geometry: try item.geometry?.geometry(),
        values: names.map { item.properties[$0]??.value ?? .null })
    }
    return (schema, features)
  }

  private struct Collection: Decodable { var features: [Item] }

  private struct Item: Decodable {
    var id: String
    var geometry: Shape?
    var properties: [String: Scalar?]
  }

  private struct Scalar: Decodable {
    var value: PropertyValue

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        value = .string(text)
      } else if let truth = try? container.decode(Bool.self) {
        value = .bool(truth)
      } else if let number = try? container.decode(Double.self) {
        value = .double(number)
      } else {
        value = .strings(try container.decode([String].self))
      }
    }
  }

  private struct Shape: Decodable {
    var type: String
    var coordinates: Positions

    func geometry() throws -> Geometry {
      switch type {
      case "Point": .point(try coordinates.row()[0])
      case "LineString": .lineString(try coordinates.row())
      case "MultiLineString": .multiLineString(try coordinates.parts().map { try $0.row() })
      case "Polygon": .polygon(try coordinates.parts().map { try $0.row() })
      default: .multiPolygon(try coordinates.parts().map { try $0.parts().map { try $0.row() } })
      }
    }
  }

  private indirect enum Positions: Decodable {
    case number(Double)
    case list([Positions])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .list(try container.decode([Positions].self))
      }
    }

    func parts() throws -> [Positions] {
      guard case .list(let parts) = self else { throw InputError(.data, at: "exports", "expected a list") }
      return parts
    }

    /// Positions one after another; one alone stands without a list round it.
    func row() throws -> [Coordinate] {
      let parts = try parts()
      let numbers = parts.compactMap { part -> Double? in
        if case .number(let number) = part { return number }
        return nil
      }
      if numbers.count == 2 { return [try Coordinate(longitude: numbers[0], latitude: numbers[1])] }
      return try parts.flatMap { try $0.row() }
    }
  }
}
