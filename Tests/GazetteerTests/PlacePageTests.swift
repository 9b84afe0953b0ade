import Foundation
import GRDB
import Gazetteer
import Model
import Testing

/// Pages of places against what SQLite says of the same file.
@Suite struct PlacePageTests {
  let folder: TemporaryFolder
  let gazetteer: Gazetteer

  init() throws {
    folder = try TemporaryFolder()
    gazetteer = try folder.gazetteer()
  }

  /// Ids of the places of a condition, by SQL.
  private func ids(where condition: String) throws -> Set<String> {
    let database = try DatabaseQueue(path: gazetteer.path)
    return Set(
      try database.read { try String.fetchAll($0, sql: "SELECT id FROM places WHERE \(condition)") })
  }

  /// All ids of a query, page by page; expects that each page says the same number.
  private func listed(_ filter: PlaceFilter, limit: Int) throws -> [String] {
    var query = PlaceQuery(filter: filter, limit: limit)
    var ids: [String] = []
    var matched: Int?
    while true {
      let page = try gazetteer.page(query)
      #expect(page.places.count <= limit && matched ?? page.matched == page.matched)
      matched = page.matched
      ids += page.places.map(\.id)
      guard let next = page.next else { break }
      query.first = next
    }
    #expect(ids.count == matched)
    return ids
  }

  @Test(arguments: [1, 3, 100])
  func pagesVisitEveryPlaceOnce(_ limit: Int) throws {
    let found = try listed(.none, limit: limit)
    #expect(Set(found) == (try ids(where: "1")) && Set(found).count == found.count)
  }

  @Test(arguments: [
    ("-180,-90,180,90", "1"),
    ("36,35,39,37", "longitude BETWEEN 36 AND 39 AND latitude BETWEEN 35 AND 37"),
    // Jarābulus itself is a corner.
    ("38.01111,36.8175,40,37", "longitude BETWEEN 38.01111 AND 40 AND latitude BETWEEN 36.8175 AND 37"),
    ("36,36.8175,38.01111,36.8175", "longitude BETWEEN 36 AND 38.01111 AND latitude = 36.8175"),
    ("170,-20,-170,0", "(longitude >= 170 OR longitude <= -170) AND latitude BETWEEN -20 AND 0"),
    ("10,10,10,10", "longitude = 10 AND latitude = 10"),
  ])
  func aBoxIsWhatSQLiteSays(_ box: String, _ condition: String) throws {
    var filter = PlaceFilter.none
    filter.box = try PlaceFilter.Box(box)
    #expect(Set(try listed(filter, limit: 2)) == (try ids(where: condition)))
  }

  @Test func boxesRoundEveryPlaceAreWhatSQLiteSays() throws {
    let all = try gazetteer.page(PlaceQuery(limit: 1_000)).places
    #expect(all.count > 10)
    for (a, b) in zip(all, all.dropFirst() + all.prefix(1)) {
      let (south, north) = (
        min(a.coordinate.latitude, b.coordinate.latitude), max(a.coordinate.latitude, b.coordinate.latitude)
      )
      var filter = PlaceFilter.none
      filter.box = try PlaceFilter.Box(
        west: a.coordinate.longitude, south: south, east: b.coordinate.longitude, north: north)
      let (west, east) = (a.coordinate.longitude, b.coordinate.longitude)
      let longitudes =
        west <= east
        ? "longitude BETWEEN \(west) AND \(east)" : "(longitude >= \(west) OR longitude <= \(east))"
      let expected = try ids(where: "\(longitudes) AND latitude BETWEEN \(south) AND \(north)")
      #expect(Set(try listed(filter, limit: 3)) == expected && expected.contains(a.id))
    }
  }

  @Test func classesAndCountriesAreWhatSQLiteSays() throws {
    var filter = PlaceFilter.none
    filter.countries = ["SY"]
    #expect(Set(try listed(filter, limit: 2)) == (try ids(where: "country = 'SY'")))
    filter.features = [try PlaceFilter.Feature("P")]
    #expect(Set(try listed(filter, limit: 2)) == (try ids(where: "country = 'SY' AND feature_class = 'P'")))
    filter.countries = ["Syria"]
    #expect(try listed(filter, limit: 2).isEmpty)
    filter = .none
    filter.features = [try PlaceFilter.Feature("S.DAM"), try PlaceFilter.Feature("A")]
    #expect(
      Set(try listed(filter, limit: 2))
        == (try ids(where: "feature_class = 'A' OR feature_class || feature_code = 'SDAM'")))
  }

  @Test func aNameIsRankedAndPaged() throws {
    var query = PlaceQuery(name: "Jabar", limit: 1)
    let first = try gazetteer.page(query)
    #expect(first.matched == 2 && first.places.map(\.id) == ["geonames:11427238"])
    query.first = try #require(first.next)
    let second = try gazetteer.page(query)
    #expect(second.matched == 2 && second.places.map(\.id) == ["geonames:6886"] && second.next == nil)
    #expect(try gazetteer.page(PlaceQuery(name: "Jarabluss")).places.map(\.id).first == "geonames:169179")
    #expect(try gazetteer.page(PlaceQuery(name: "xyzzy")) == gazetteer.page(PlaceQuery(name: "")))
    query = PlaceQuery(name: "Jarablus")
    query.filter.box = try PlaceFilter.Box("0,0,1,1")
    #expect(try gazetteer.page(query).matched == 0)
  }

  @Test func theUsersOwnPlacesComeLastAndDroppedOnesNever() throws {
    try folder.file(
      "corrections.csv",
      """
      action,id,name,longitude,latitude,feature,country,reason,date
      drop,geonames:169179,,,,,,not meant,2024-01-01
      drop,geonames:1,,,,,,not there,2024-01-01
      add,user:1,Nowhere,37.5,36.5,P.PPL,SY,seen,2024-01-01
      add,user:2,Elsewhere,10.5,36.5,P.PPL,TN,seen,2024-01-01

      """)
    let corrected = try Gazetteer(path: gazetteer.path)
    let expected = try ids(where: "id <> 'geonames:169179'").union(["user:1", "user:2"])
    var query = PlaceQuery(limit: 1)
    var listed: [String] = []
    while true {
      let page = try corrected.page(query)
      #expect(page.matched == expected.count)
      listed += page.places.map(\.id)
      guard let next = page.next else { break }
      query.first = next
    }
    #expect(listed.count == expected.count && Set(listed) == expected && listed.last == "user:2")
    query = PlaceQuery()
    query.filter.box = try PlaceFilter.Box("37,36,39,37")
    let page = try corrected.page(query)
    let inBox = try ids(
      where: "longitude BETWEEN 37 AND 39 AND latitude BETWEEN 36 AND 37 AND id <> 'geonames:169179'")
    #expect(Set(page.places.map(\.id)) == inBox.union(["user:1"]) && page.matched == inBox.count + 1)
  }
}
