import Foundation
import Model
import Testing

@testable import Gazetteer

@Suite struct JSONReaderTests {
  private static func feature(_ geometry: String, name: String = "A", more: String = "") -> String {
    "{\"type\":\"Feature\",\"id\":7,\"geometry\":\(geometry),\"properties\":{\"name\":\"\(name)\"\(more)}}"
  }

  private static let point = "{\"type\":\"Point\",\"coordinates\":[37.25,36.5]}"

  @Test func collectionsAndLinesGiveTheSame() throws {
    let folder = try TemporaryFolder()
    let features = (1...50).map {
      Self.feature(Self.point, name: "N\($0) } ] \\\" {", more: ",\"features\":[{\"x\":[1]}],\"pop\":\($0)")
    }
    let collection =
      "{\"type\":\"FeatureCollection\",\"crs\":{\"features\":[{}]},\"bbox\":[1,2,3,4],\n\"features\":[\n"
      + features.joined(separator: "\n,") + "],\"features_count\":50}"
    let one = try Reading(try folder.file("a.geojson", collection), .geojson)
    let two = try Reading(try folder.file("a.geojsonl", features.joined(separator: "\r\n")), .geojson)
    let three = try Reading(try folder.file("a.json", features.map { "\u{1E}\($0)\n" }.joined()), .geojson)
    #expect(one.problems == [])
    #expect(one.places.count == 50)
    #expect(one.places == two.places)
    #expect(one.places == three.places)
    #expect(one.places.last?.population == 50)
    #expect(one.places.last?.id == "user:a:7")
    #expect(one.places.last?.name == "N50 } ] \" {")
  }

  /// A geometry, the point that stands for it, the note and the radius, metres.
  @Test(arguments: [
    ("{\"type\":\"Point\",\"coordinates\":[37.25,36.5,400]}", 37.25, 36.5, "", 0),
    ("{\"type\":\"MultiPoint\",\"coordinates\":[[0,0],[2,4]]}", 1, 2, "point: mean of the points", 0),
    ("{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,0],[4,0]]}", 2, 0, "point: middle of the line", 0),
    (
      "{\"type\":\"MultiLineString\",\"coordinates\":[[[9,9],[9,8]],[[0,0],[4,0]]]}", 2, 0,
      "point: middle of the longest line", 0
    ),
    // A square of 2° at the equator: the circle of its area has a radius of 2 × 111.195 km / √π.
    (
      "{\"type\":\"Polygon\",\"coordinates\":[[[-1,-1],[1,-1],[1,1],[-1,1],[-1,-1]]]}", 0, 0,
      "point: centroid of the area", 125_469
    ),
    // A U: its centroid lies in the gap, so the point moves into an arm.
    (
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[6,9],[6,1],[3,1],[3,9],[0,9],[0,0]]]}", 1.5,
      4.0263157894736841,
      "point: inside the area, beside its centroid", 472_000
    ),
    (
      "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[50,50],[51,50],[51,51],[50,51],[50,50]]],[[[-1,-1],[1,-1],[1,1],[-1,1],[-1,-1]]]]}",
      0, 0, "point: centroid of the area", 125_469
    ),
    (
      "{\"type\":\"GeometryCollection\",\"geometries\":[\(point)]}", 37.25, 36.5,
      "point: first of a collection", 0
    ),
    (
      "{\"type\":\"Polygon\",\"coordinates\":[[[5,6],[5,6]]]}", 5, 6,
      "point: corner of a polygon without area", 0
    ),
  ])
  func geometryIsAPoint(geometry: String, longitude: Double, latitude: Double, note: String, radius: Double)
    throws
  {
    let folder = try TemporaryFolder()
    let place = try #require(try Reading(try folder.file("a.geojson", Self.feature(geometry))).places.first)
    #expect(abs(place.coordinate.longitude - longitude) < 1e-9, "\(place.coordinate)")
    #expect(
      abs(place.coordinate.latitude - latitude) < 1e-9 || note.contains("beside"), "\(place.coordinate)")
    #expect((place.note ?? "") == note)
    #expect(abs((place.radius ?? 0) - radius) < 1 + radius / 50, "\(place.radius ?? 0)")
  }

  /// A feature, and what is wrong with it.
  @Test(arguments: [
    (feature("null"), "geometry: expected a value, found none"),
    (
      feature("{\"type\":\"Circle\",\"coordinates\":[1,2]}"),
      "geometry: expected a geometry of GeoJSON, found 'Circle'"
    ),
    (
      feature("{\"type\":\"Point\",\"coordinates\":[1]}"),
      "geometry: expected a position of two numbers, found something else"
    ),
    (
      feature("{\"type\":\"Point\",\"coordinates\":[100,95]}"),
      "latitude: expected a number in -90...90, found 95.0"
    ),
    (
      feature("{\"type\":\"Polygon\",\"coordinates\":[]}"),
      "geometry: expected coordinates of a Polygon, found none"
    ),
    (feature("{\"type\":\"LineString\",\"coordinates\":[]}"), "geometry: expected coordinates, found none"),
    (feature(point, name: ""), "name: expected a value, found none"),
    ("{\"type\":\"Feature\"", "expected an object of JSON, found something that is none"),
    ("[1]", "expected an object of JSON, found another value"),
    ("{\"type\":\"Thing\"}", "type: expected 'Feature', found 'Thing'"),
    (
      "{\"a\":" + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000) + "}",
      "expected an object of JSON, found something that is none"
    ),
  ])
  func badFeatureIsOneLineAndCostsNoOther(feature: String, problem: String) throws {
    let folder = try TemporaryFolder()
    let text = "\(Self.feature(Self.point))\n\(feature)\n\(Self.feature(Self.point))\n"
    let reading = try Reading(try folder.file("a.geojsonl", text), .geojson)
    #expect(reading.problems == ["a.geojsonl:2: \(problem)"])
    #expect(reading.summary.counts == RowCounts(good: 2, rejected: 1))
  }

  @Test func collectionThatBreaksOffSaysWhere() throws {
    let folder = try TemporaryFolder()
    let text =
      "{\"type\":\"FeatureCollection\",\"features\":[\n\(Self.feature(Self.point)),\n{\"type\":\"Feature\",\n\"x\":"
    var seen = 0
    let path = try folder.file("a.geojson", text)
    let found = message {
      _ = try SourceFile(path: path).read(item: { _ in seen += 1 }, reject: { _ in })
    }
    #expect(found == "a.geojson:3: truncated JSON: expected the end of an object, found the end of the file")
    #expect(seen == 1)
  }

  @Test func fileWithoutFeaturesIsAnErrorUnlessItIsAnEmptyCollection() throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("a.json", "id,name,lat,lon\n1,A,1,2\n")
    #expect(
      message { _ = try Reading(table, .geojson) }
        == "\(table): expected features of GeoJSON, found no object of JSON")
    let empty = try folder.file("b.json", "{\"type\":\"FeatureCollection\",\"features\":[]}")
    #expect(try Reading(empty, .geojson).summary.counts == RowCounts())
  }

  private static let wof = """
    {"id":1,"type":"Feature","properties":{"wof:id":1108779119,"wof:name":"Marj","wof:placetype":"county",\
    "lbl:latitude":36.5,"lbl:longitude":37.25,"geom:latitude":36.4,"geom:longitude":37.2,"geom:area_square_m":3141592.65,\
    "iso:country":"SY","wof:country":"SY","wof:parent_id":85678347,"wof:concordances":{"gn:id":123,"wd:id":"Q9"},\
    "name:ara_x_preferred":["المرج","Latin Marj"],"name:eng_x_preferred":["Marj"],"name:eng_x_variant":["The Marj"],\
    "name:fra_x_historical":["Le Merdj"],"name:und_x_variant":["Merc"],"name:ckb_x_colloquial":["مەرج"],"name:deu_at_x_preferred":["Mardsch"],\
    "name:eng_x_unknown":["MJ"],"gn:name":"Al Marj","gn:asciiname":"Al Marj","gn:admin1_code":9.0,"gn:population":0,\
    "wof:population":1200,"wof:superseded_by":[],"mz:is_current":1,"edtf:deprecated":"uuuu","wof:lastmodified":1566651701,\
    "label:eng_x_preferred_placetype":["district"]},"geometry":{"type":"Point","coordinates":[1,2]}}
    """

  @Test func whosOnFirstFeatureBecomesAPlaceAndAnArea() throws {
    let folder = try TemporaryFolder()
    let reading = try Reading(try folder.file("sy.geojsonl", Self.wof))
    var expected = SourcePlace(
      id: "wof:1108779119", name: "Marj", coordinate: try Coordinate(longitude: 37.25, latitude: 36.5))
    (expected.featureClass, expected.featureCode, expected.country) = ("A", "ADM2", "SY")
    expected.adminCodes = ["09"]
    expected.area = "wof:85678347"
    expected.population = 1200
    expected.radius = 1000
    expected.identifiers = ["geonames": "123", "wikidata": "Q9"]
    expected.modified = "2019-08-24"
    expected.names = [
      SourceName(text: "المرج", language: "ar", kind: .preferred),
      SourceName(text: "Latin Marj", kind: .preferred),
      SourceName(text: "مەرج", language: "ckb", kind: .colloquial),
      SourceName(text: "Mardsch", language: "de", kind: .preferred),
      SourceName(text: "The Marj", language: "en"),
      SourceName(text: "Le Merdj", language: "fr", kind: .historic),
      SourceName(text: "Merc"), SourceName(text: "Al Marj"),
    ]
    #expect(reading.places == [expected])
    #expect(
      reading.areas == [
        SourceArea(
          code: "wof:1108779119", name: "Marj", kind: "district", level: 2, parent: "wof:85678347",
          place: "wof:1108779119",
          names: expected.names)
      ])
    #expect(reading.summary.counts == RowCounts(good: 1))
  }

  /// A change of the feature, and what becomes of it.
  @Test(arguments: [
    ("\"wof:superseded_by\":[]", "\"wof:superseded_by\":[7]", RowCounts(filtered: 1)),
    ("\"mz:is_current\":1", "\"mz:is_current\":0", RowCounts(filtered: 1)),
    ("\"mz:is_current\":1", "\"mz:is_current\":-1", RowCounts(good: 1)),
    ("\"edtf:deprecated\":\"uuuu\"", "\"edtf:deprecated\":\"2024-03-01\"", RowCounts(filtered: 1)),
    ("\"wof:name\":\"Marj\"", "\"wof:name\":\"\"", RowCounts(rejected: 1)),
    ("\"wof:id\":1108779119", "\"wof:id\":\"x\"", RowCounts(rejected: 1)),
    ("\"lbl:latitude\":36.5", "\"lbl:latitude\":136.5", RowCounts(rejected: 1)),
    ("\"lbl:latitude\":36.5,", "", RowCounts(good: 1)),
    ("\"wof:lastmodified\":1566651701", "\"wof:lastmodified\":1e300", RowCounts(good: 1)),
    ("\"wof:concordances\":{\"gn:id\":123,\"wd:id\":\"Q9\"}", "\"wof:concordances\":[]", RowCounts(good: 1)),
  ])
  func whosOnFirstSaysWhatIsVoid(part: String, change: String, counts: RowCounts) throws {
    let folder = try TemporaryFolder()
    let text = Self.wof.replacingOccurrences(of: part, with: change)
    #expect(text != Self.wof)
    #expect(try Reading(try folder.file("sy.geojsonl", text), .whosOnFirst).summary.counts == counts)
  }

  @Test func wikidataDumpLines() throws {
    func claim(_ value: String, rank: String = "normal") -> String {
      "{\"mainsnak\":{\"snaktype\":\"value\",\"datavalue\":{\"value\":\(value)}},\"rank\":\"\(rank)\"}"
    }
    let dam = """
      {"type":"item","id":"Q7","labels":{"ar":{"language":"ar","value":"سد"},"en":{"language":"en","value":"Some Dam"}},\
      "aliases":{"en":[{"language":"en","value":"The Dam"}]},"modified":"2024-05-06T07:08:09Z","claims":{\
      "P625":[\(claim("{\"latitude\":1,\"longitude\":2}", rank: "deprecated")),\(claim("{\"latitude\":36.5,\"longitude\":37.25,\"globe\":\"http://www.wikidata.org/entity/Q2\"}"))],\
      "P17":[\(claim("{\"id\":\"Q801\"}")),\(claim("{\"id\":\"Q858\"}", rank: "preferred"))],"P31":[\(claim("{\"id\":\"Q1\"}")),\(claim("{\"id\":\"Q12323\"}"))],\
      "P1566":[\(claim("\"123\""))],"P1082":[\(claim("{\"amount\":\"+12\",\"unit\":\"1\"}"))],"P131":[\(claim("{\"id\":\"Q40\"}"))]}}
      """
    let nowhere = "{\"type\":\"item\",\"id\":\"Q8\",\"labels\":{},\"claims\":{}}"
    let moon = dam.replacingOccurrences(of: "entity/Q2", with: "entity/Q405")
    let folder = try TemporaryFolder()
    let reading = try Reading(try folder.file("w.json", "[\n\(dam),\n\(nowhere),\n\(moon),\n{\"id\":\n]\n"))
    var expected = SourcePlace(
      id: "wikidata:Q7", name: "Some Dam", coordinate: try Coordinate(longitude: 37.25, latitude: 36.5))
    (expected.featureClass, expected.featureCode, expected.country) = ("S", "DAM", "SY")
    expected.area = "wikidata:Q40"
    expected.population = 12
    expected.identifiers = ["geonames": "123"]
    expected.names = [
      SourceName(text: "سد", language: "ar", kind: .preferred), SourceName(text: "The Dam", language: "en"),
    ]
    expected.modified = "2024-05-06"
    #expect(reading.places == [expected])
    #expect(reading.summary.counts == RowCounts(good: 1, rejected: 1, filtered: 2))
    #expect(reading.problems == ["w.json:5: expected an object of JSON, found something that is none"])
    #expect(reading.summary.source.licence == "CC0 1.0")
  }
}
