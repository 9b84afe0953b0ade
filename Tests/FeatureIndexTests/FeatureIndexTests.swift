import FeatureIndex
import Features
import Foundation
import GeoJSON
import Model
import TestSupport
import Testing

/// What an index keeps of its features.
@Suite struct FeatureIndexTests {
  @Test(arguments: FeatureIndex.Profile.allCases)
  func itsBytesAreThoseOfTheEncoder(_ profile: FeatureIndex.Profile) throws {
    let layer = try RandomLayer(3_000, seed: 9)
    let index = try FeatureIndex(layer.schema, layer.features)
    var encoder = FeatureEncoder(layer.schema)
    for (position, feature) in layer.features.enumerated() {
      try encoder.encode(feature, isPlain: profile == .rfc7946)
      var bytes: [UInt8] = []
      index.append(position, as: profile, to: &bytes)
      #expect(bytes == encoder.takeBytes())
      #expect(bytes.count == index.length(of: position, as: profile))
      #expect(index.position(of: feature.id) == position)
      #expect(index.feature(at: position) == feature)
    }
    #expect(index.byteCount > 1 << 20, "several chunks")
    #expect(index.position(of: "thing-3000") == nil)
  }

  @Test(arguments: Table.rows("refusals", of: "FeatureIndexTests"))
  func whatCannotBeAnsweredIsRefused(_ row: TableRow) throws {
    let schema = FeatureSchema(
      name: "things", featureType: "thing",
      fields: [.init(name: "start", type: .dateTime), .init(name: "end", type: .dateTime)])
    func texts(_ cell: String) -> [String] { cell.isEmpty ? [] : cell.components(separatedBy: " ") }
    let features = zip(texts(row.cells[0]), [texts(row.cells[1]), []]).map { id, values in
      Feature(id: id, geometry: nil, values: values.map { $0 == "null" ? .null : .string($0) })
    }
    let filled = features.map { feature in
      var feature = feature
      if feature.values.isEmpty { feature.values = [nil, nil] }
      return feature
    }
    let error = #expect(throws: InputError.self) { try FeatureIndex(schema, filled) }
    row.expect(error?.description == row.cells[2] ? [] : ["found \(error?.description ?? "no error")"])
  }

  @Test func withoutFieldsOfTimeTheMemberCounts() throws {
    let schema = FeatureSchema(name: "days", featureType: "day")
    let day = try #require(CivilDate(iso: "2016-09-04"))
    let features = [
      Feature(id: "a", geometry: nil, time: .date(day)), Feature(id: "b", geometry: nil),
      Feature(id: "c", geometry: nil, time: .dates(from: nil, to: day.adding(days: -1))),
      Feature(id: "d", geometry: nil, time: .timestamp(.end(of: day))),
    ]
    let index = try FeatureIndex(schema, features)
    func matches(_ from: Timestamp?, _ to: Timestamp?) -> [Int] {
      index.page(FeatureQuery(window: TimeWindow(from: from, to: to))).positions
    }
    #expect(matches(.end(of: day), .end(of: day)) == [0, 1, 3])
    #expect(matches(nil, .end(of: day.adding(days: -1))) == [1, 2])
    #expect(matches(.start(of: day.adding(days: 1)), nil) == [1])
    #expect(index.window == TimeWindow(from: nil, to: .end(of: day)))
  }

  @Test(arguments: Table.rows("extents", of: "FeatureIndexTests"))
  func theBoxOfAllIsTheNarrower(_ row: TableRow) throws {
    let points = try row.cells[0].split(separator: " ").enumerated().map { index, text in
      let parts = text.split(separator: ",").compactMap { Double($0) }
      return Feature(
        id: "\(index)", geometry: .point(try Coordinate(longitude: parts[0], latitude: parts[1])))
    }
    let box = try FeatureIndex(FeatureSchema(name: "p", featureType: "p"), points).box
    let found = box.map { "\($0.west) \($0.south) \($0.east) \($0.north)" } ?? "none"
    row.expect(found == row.cells[1] ? [] : ["found \(found)"])
  }
}
