import Foundation
import Gazetteer
import Model
import Testing

/// Where the data lies that these tests need; they are skipped, and say so, where it is missing.
enum RealData {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  /// The project's own tables; `DATELINE_GAZETTEER` names another folder.
  static let project = ProcessInfo.processInfo.environment["DATELINE_GAZETTEER"] ?? "\(root)/gazetteer"
  static let geonames = "\(root)/../shared/data/geonames"
  static let variants = "\(root)/../shared/data/name-variants-dev.tsv"

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
  static var hasProject: Bool { exists("\(project)/places.csv") }
  static var hasSyria: Bool { exists("\(geonames)/SY.ppl.derived.txt") }
  /// The measurement over three countries takes a minute unoptimised, so it is asked for.
  static var wantsMeasurement: Bool { ProcessInfo.processInfo.environment["DATELINE_MEASURE"] != nil }

  /// A gazetteer of dumps alone: what the rules do without the project's names.
  static func gazetteer(of dumps: [String], project: String? = nil, in folder: TemporaryFolder) throws
    -> Gazetteer
  {
    let target = "\(folder.path)/real.sqlite"
    let empty = [
      "places.csv": Fixture.header, "names.csv": "id,name,lang,kind,source\n",
      "events.csv": "id,name,from,to,phrases,note,source\n",
    ]
    let source = try project ?? folder.project(replacing: empty)
    try GazetteerBuilder().build(project: source, worldFolder: nil, to: target)
    if !dumps.isEmpty { _ = try GazetteerImporter().add(dumps.map { "\(geonames)/\($0)" }, to: target) }
    return try Gazetteer(path: target)
  }
}

@Suite struct RealGazetteerTests {
  /// Toponyms of five press articles of 2016 with the places they mean (GeoNames numbers).
  private static let press: [(String, String)] = [
    ("Al-Rai", "169138"), ("Jarablus", "169179"), ("Jarabulus", "169179"), ("Raqa", "172955"),
    ("Deir Ezzour", "170794"), ("Vash", "12951"), ("Tlatinah", "12953"), ("Tweiran", "163071"),
    ("al-Baruzah", "173988"), ("Aq Burhan", "173139"), ("Azaz", "172082"), ("Karkamis", "309134"),
    ("Suruc", "300075"), ("Kobane", "172256"),
  ]

  @Test(.enabled(if: RealData.hasProject, "gazetteer/places.csv is missing: SKIPPED"))
  func pressSpellingsMeanTheirPlaceFirst() throws {
    let folder = try TemporaryFolder()
    let gazetteer = try RealData.gazetteer(of: [], project: RealData.project, in: folder)
    for (toponym, number) in Self.press {
      let matches = try gazetteer.matches(for: toponym, fuzzy: true)
      #expect(matches.first?.place.id == "geonames:\(number)", "\(toponym): \(matches.map(\.place.name))")
    }
    let jabar = Set(try gazetteer.matches(for: "Jabar", fuzzy: true).map(\.place.id))
    #expect(jabar.isSuperset(of: ["geonames:11427237", "geonames:11427238"]))
    #expect(try gazetteer.matches(for: "al-Gharz", fuzzy: true).map(\.matchedName) == [])
    #expect(try gazetteer.matches(for: "Jabal Khirbat al-Kanisah", fuzzy: true).map(\.matchedName) == [])
  }

  @Test(
    .enabled(if: RealData.hasProject, "gazetteer/places.csv is missing: SKIPPED"),
    .enabled(if: RealData.hasSyria, "../shared/data/geonames is missing: SKIPPED"))
  func allOfSyriaAddsNoWrongPlace() throws {
    let folder = try TemporaryFolder()
    let gazetteer = try RealData.gazetteer(of: ["SY.ppl.derived.txt"], project: RealData.project, in: folder)
    for toponym in ["al-Gharz", "Jabal Khirbat al-Kanisah"] {
      let matches = try gazetteer.matches(for: toponym, fuzzy: true)
      #expect(matches.isEmpty, "\(toponym): \(matches.map { ($0.matchedName, $0.rules) })")
    }
    for (toponym, number) in Self.press {
      let matches = try gazetteer.matches(for: toponym, fuzzy: true)
      #expect(matches.first?.place.id == "geonames:\(number)", "\(toponym): \(matches.map(\.place.name))")
    }
  }

  @Test(
    .enabled(if: RealData.wantsMeasurement, "set DATELINE_MEASURE to measure real press spellings: SKIPPED"),
    .enabled(
      if: RealData.exists(RealData.variants), "../shared/data/name-variants-dev.tsv is missing: SKIPPED"))
  func realPressSpellingsAreRightFirst() throws {
    let folder = try TemporaryFolder()
    let dumps = ["SY.ppl.derived.txt", "IQ.ppl.derived.txt", "TR.ppl.derived.txt"]
    let project = ProcessInfo.processInfo.environment["DATELINE_GAZETTEER"]
    let gazetteer = try RealData.gazetteer(of: dumps, project: project, in: folder)
    var first = (all: 0, unlisted: 0)
    var found = (all: 0, unlisted: 0)
    var count = (all: 0, unlisted: 0)
    let text = try String(contentsOfFile: RealData.variants, encoding: .utf8)
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let ids = try gazetteer.matches(for: fields[0], fuzzy: true).map(\.place.id)
      let wanted = "geonames:\(fields[1])"
      let isUnlisted = fields[4] == "new" ? 1 : 0
      count.all += 1
      count.unlisted += isUnlisted
      if ids.first == wanted {
        first.all += 1
        first.unlisted += isUnlisted
      } else {
        print(
          "not first: \(fields[0]) (\(fields[2])): \(ids.prefix(3)), at \(ids.firstIndex(of: wanted) ?? -1)")
      }
      if ids.contains(wanted) {
        found.all += 1
        found.unlisted += isUnlisted
      }
    }
    print("right first \(first.all)/\(count.all), of unlisted \(first.unlisted)/\(count.unlisted);")
    print("among the candidates \(found.all)/\(count.all), of unlisted \(found.unlisted)/\(count.unlisted)")
    #expect(count.all > 50)
    #expect(first.all * 10 >= count.all * 8)
  }
}
