import Features
import GeoJSON
import Model
import Testing

/// What the encoder writes, the decoder reads.
@Suite struct FeatureDecoderTests {
  private static let schema = FeatureSchema(
    name: "layer", featureType: "thing",
    fields: [
      .init(name: "words", type: .string), .init(name: "count", type: .integer),
      .init(name: "size", type: .real), .init(name: "true", type: .boolean),
      .init(name: "list", type: .strings), .init(name: "date", type: .date),
    ])

  private static func position(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
    try Coordinate(longitude: longitude, latitude: latitude)
  }

  private static func geometries() throws -> [Geometry?] {
    let square = try [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { try position($0.0, $0.1) }
    let line = try [position(-180, -90), position(38.123456, 36.5)]
    return [
      nil, .point(line[1]), .multiPoint(line), .lineString(line), .multiLineString([line, line]),
      .polygon([square]), .multiPolygon([[square], [square]]),
    ]
  }

  @Test func everyGeometryTimeAndValueComesBack() throws {
    let day = try #require(CivilDate(year: 2016, month: 9, day: 4))
    let times: [FeatureTime?] = [nil, .date(day), .dates(from: day, to: nil), .dates(from: nil, to: day)]
    let values: [[PropertyValue]] = [
      ["\"قباسين\"\n\u{1}", 3, 0.25, true, .strings(["a", ""]), "2016-09-04"],
      Array(repeating: .null, count: 6),
    ]
    for geometry in try Self.geometries() {
      for time in times {
        for values in values {
          let feature = Feature(id: "x:1-2", geometry: geometry, time: time, values: values)
          var encoder = FeatureEncoder(Self.schema)
          try encoder.encode(feature)
          let read = try FeatureDecoder(Self.schema).feature(of: encoder.takeBytes(), at: "test")
          #expect(read == feature)
        }
      }
    }
  }

  @Test func aMissingFieldIsNullAndAnUnknownOneIsLeftOut() throws {
    let json = #"{"type":"Feature","id":"a","geometry":null,"properties":{"count":2,"new":1}}"#
    let read = try FeatureDecoder(Self.schema).feature(of: json.utf8, at: "test")
    #expect(read.values == [.null, 2, .null, .null, .null, .null] && read.id == "a")
  }

  @Test(arguments: [
    ("{", "byte 1: "), (#"{"id":3}"#, "id: expected a string, found a number"),
    (#"{"id":"a","properties":{"count":"x"}}"#, "properties.count: expected Integer, found a string"),
    (#"{"id":"a","geometry":{"type":"Point","coordinates":[200,0]}}"#, "geometry: expected one of RFC 7946"),
    (#"{"id":"a","time":{"date":"yesterday"}}"#, "time: expected one of JSON-FG with days"),
    (#"{"id":"a","properties":{"list":["a",3]}}"#, "properties.list: expected StringList, found an array"),
  ]) func whatIsWrongIsNamed(json: String, problem: String) throws {
    let error = try #require(throws: InputError.self) {
      try FeatureDecoder(Self.schema).feature(of: json.utf8, at: "ledger: feature a")
    }
    #expect("\(error)".contains(problem) && "\(error)".hasPrefix("ledger: feature a"))
  }
}
