import Foundation
import Model
import TestSupport
import Testing

@testable import Gazetteer

/// Seeded damage: whatever stands in a file, reading it ends with counted rows or with one `InputError`, never with a crash.
@Suite struct JunkTests {
  private static let dump = (1...20).map { Fixture.dumpRow(id: $0) }.joined(separator: "\n")

  private static let samples: [SourceFormat: String] = [
    .geonames: dump,
    .alternateNames: "1\t170063\tar\tحلب\t1\t\t\t\t\t\n2\t170063\tla\tBeroea\t\t\t\t1\t-300\t637\n",
    .adminCodes: "SY.09\tḨalab\tHalab\t170062\nSY.09.1\tManbij\tManbij\t0\n",
    .countryInfo: "# x\nSY\tSYR\t760\tSY\tSyria\tD\t1\t0\tAS\t.sy\tSYP\tP\t963\t\t\tar\t163843\t\t\n",
    .hierarchy: "163843\t170062\tADM\n1\t2\t\n",
    .ocha:
      "admin1Pcode,Location_Pcode,LocationName_en,LocationName_ar,LastUpdateDate,Latitude_y,Longitude_x\nSY02,C1,\"A - B (x)\",أ_ب,22/01/2023,36.5,37.25\n",
    .whosOnFirst:
      "{\"type\":\"Feature\",\"properties\":{\"wof:id\":1,\"wof:name\":\"A\",\"geom:latitude\":1.5,\"geom:longitude\":2,\"name:ara_x_preferred\":[\"أ\"],\"wof:concordances\":{\"gn:id\":7},\"wof:placetype\":\"county\",\"wof:superseded_by\":[],\"wof:lastmodified\":1566651701}}\n",
    .geojson:
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]},\"properties\":{\"name\":\"A\"}},{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"name\":\"\\u0041\"}}]}",
    .csv: "id,name,lat,lon,pop\n1,\"A, \"\"b\"\"\",1.5,2,7\n2,B,-3,4,\n",
    .linkedPlaces:
      "{\"type\":\"FeatureCollection\",\"features\":[{\"@id\":\"x:1\",\"type\":\"Feature\",\"properties\":{\"title\":\"A\",\"ccodes\":[\"SY\"]},\"names\":[{\"toponym\":\"B\",\"lang\":\"en\",\"when\":{\"timespans\":[{\"end\":{\"in\":\"1900\"}}]}}],\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"links\":[{\"type\":\"exactMatch\",\"identifier\":\"gn:1\"}]}]}",
    .linkedPlacesTable:
      "id\ttitle\tvariants\tmatches\tlon\tlat\tgeowkt\n1\tA\tB@en;C\tgn:1\t1\t2\t\n2\tB\t\t\t\t\tPOINT (1 2)\n",
    .wikidata:
      "[\n{\"type\":\"item\",\"id\":\"Q7\",\"labels\":{\"en\":{\"value\":\"A\"}},\"claims\":{\"P625\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"latitude\":1,\"longitude\":2}}}}],\"P1082\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"amount\":\"+12\"}}}}]}},\n]\n",
  ]

  /// Bytes that mean something to one of the formats.
  private static let marks =
    Array("\0\t\n\r\",;:{}[]\\|_-@#eE.0123456789\u{FEFF}é".utf8) + [0xFF, 0xC0, 0xED, 0xA0]

  private static func damaged(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &numbers) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &numbers)
      let mark = marks[Int.random(in: 0..<marks.count, using: &numbers)]
      switch Int.random(in: 0...5, using: &numbers) {
      case 0: bytes[at] = mark
      case 1: bytes.insert(mark, at: at)
      case 2: bytes.remove(at: at)
      case 3: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &numbers)))
      case 4: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 30)], at: at)
      default:
        bytes.insert(
          contentsOf: [UInt8](repeating: mark, count: Int.random(in: 1...300, using: &numbers)), at: at)
      }
    }
    return bytes
  }

  @Test(arguments: SourceFormat.allCases)
  func damagedFileIsReadOrRefused(format: SourceFormat) throws {
    let folder = try TemporaryFolder()
    let sample = Array(try #require(Self.samples[format]).utf8)
    let whole = try Reading(try folder.file("whole", bytes: sample), format)
    #expect(whole.problems == [])
    #expect(whole.summary.counts.good > 0)
    var numbers = SeededNumbers(seed: 23)
    var (rejected, refused) = (0, 0)
    for _ in 0..<400 {
      let path = try folder.file("x", bytes: Self.damaged(sample, &numbers))
      do {
        let reading = try Reading(path, format)
        rejected += reading.summary.counts.rejected
        #expect(reading.rejected.count == reading.summary.counts.rejected)
        #expect(
          reading.problems.allSatisfy { $0.hasPrefix("x:") && !$0.contains("\n") }, "\(reading.problems)")
      } catch is InputError {
        refused += 1
      }
      _ = try? SourceFile(path: path)
    }
    #expect(
      rejected + refused > 100,
      "the damage was too slight to test anything: \(rejected) rejected, \(refused) refused")
  }

  @Test func damagedArchiveIsReadOrRefused() throws {
    let folder = try TemporaryFolder()
    try folder.file("SY.txt", Self.dump)
    try folder.python(
      "import zipfile; z=zipfile.ZipFile('SY.zip','w',8); z.write('SY.txt'); z.write('SY.txt','b/readme.txt'); z.close()"
    )
    let sample = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/SY.zip")))
    var numbers = SeededNumbers(seed: 29)
    var refused = 0
    for _ in 0..<1500 {
      let path = try folder.file(
        "x.zip", bytes: [0x50, 0x4B, 3, 4] + Self.damaged(Array(sample.dropFirst(4)), &numbers))
      do { _ = try Reading(path, .geonames) } catch is InputError { refused += 1 }
    }
    #expect(refused > 500)
  }
}
