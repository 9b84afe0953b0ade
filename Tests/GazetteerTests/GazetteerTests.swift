import Foundation
import Gazetteer
import Model
import Testing

@Suite struct GazetteerTests {
  let folder: TemporaryFolder
  let gazetteer: Gazetteer

  init() throws {
    folder = try TemporaryFolder()
    gazetteer = try folder.gazetteer()
  }

  @Test func placeIsReadBackWhole() throws {
    let place = try #require(try gazetteer.place(id: "geonames:169179"))
    #expect(place.name == "Jarābulus")
    #expect(place.coordinate == (try Coordinate(longitude: 38.01111, latitude: 36.8175)))
    #expect(place.feature == Place.Feature(featureClass: "P", code: "PPLA2"))
    #expect(place.admin1 == Place.AdminRegion(code: "09", name: "Aleppo"))
    #expect(place.population == 24997)
    #expect(place.radius == .metres(1500))
    #expect(place.identifiers == ["geonames": "169179", "wikidata": "Q1149502", "ocha": "C2227"])
    #expect(place.source == "GeoNames")
    #expect(try gazetteer.place(id: "geonames:1") == nil)
  }

  @Test func sameLettersComeBeforeOtherSpellings() throws {
    let matches = try gazetteer.matches(for: "JARABLUS", fuzzy: true)
    #expect(matches.map(\.place.id) == ["geonames:169179", "geonames:309134"])
    #expect(matches.map(\.rules) == [[], ["dj/j/c"]])
    #expect(matches.first?.matchedName == "Jarablus")
    #expect(try gazetteer.matches(for: "Jarablus", fuzzy: false).map(\.place.id) == ["geonames:169179"])
    #expect(try gazetteer.matches(for: "جَرابلـس", fuzzy: false).map(\.place.id) == ["geonames:169179"])
  }

  @Test func rulesFindUnlistedSpellings() throws {
    #expect(try gazetteer.matches(for: "Raqa", fuzzy: true).first?.place.id == "geonames:172955")
    #expect(try gazetteer.matches(for: "Raqa", fuzzy: false).isEmpty)
    #expect(try gazetteer.matches(for: "Tlatinah", fuzzy: true).map(\.place.id) == ["geonames:12953"])
    let jabar = try gazetteer.matches(for: "Jabar", fuzzy: true)
    #expect(jabar.map(\.place.id) == ["geonames:11427238", "geonames:6886"])
    #expect(jabar.allSatisfy { $0.closeness < 0.9 })
  }

  @Test func rulesStayInCountriesThatUseTheRomanisation() throws {
    #expect(try gazetteer.matches(for: "Vash", fuzzy: true).map(\.place.id) == ["geonames:12951"])
  }

  @Test(arguments: ["", "  ", "-", "'"])
  func nothingMatchesAToponymWithoutLetters(toponym: String) throws {
    #expect(try gazetteer.matches(for: toponym, fuzzy: true).isEmpty)
  }

  @Test func nearestCrossesTheAntimeridian() throws {
    let point = try Coordinate(longitude: 179.9, latitude: -17)
    let found = try gazetteer.nearest(to: point, limit: 2)
    #expect(found.map(\.place.id) == ["dateline:taveuni", "geonames:2205218"])
    // 0.11° of longitude at 17° S and 0.15° of latitude: about 20.4 km.
    #expect(abs((found.first?.distance.metres ?? 0) - 20_400) < 400)
    let pole = try Coordinate(longitude: 0, latitude: 90)
    #expect(try gazetteer.nearest(to: pole, limit: 100).count == 12)
    #expect(try gazetteer.nearest(to: pole, limit: 0).isEmpty)
  }

  @Test func searchSuggestsWhatWasMeant() throws {
    #expect(try gazetteer.search("Jarabluss", limit: 1).first?.place.id == "geonames:169179")
    #expect(try gazetteer.search("Karkamsh", limit: 1).first?.place.id == "geonames:309134")
    #expect(try gazetteer.search("the jarablus* OR", limit: 1).first?.place.id == "geonames:169179")
    #expect(try gazetteer.search("Tabka Dam", limit: 1).first?.place.id == "dateline:tabqa-dam")
    #expect(try gazetteer.search("xyzzy", limit: 3).isEmpty)
  }

  @Test func actorsAndEventsTravelWithTheFile() throws {
    let actors = try gazetteer.actors()
    #expect(actors.map(\.id) == ["isis", "fsa", "turkey"])
    #expect(actors.first?.aliases == ["ISIS", "IS", "Daesh"])
    #expect(actors.first?.genericAliases == ["militants"])
    #expect(actors.first?.countries == ["SY", "IQ"])
    #expect(actors.dropFirst().first?.backers == ["turkey"])
    #expect(actors.dropFirst().first?.to == CivilDate(iso: "2014-12-31"))
    #expect(actors.last?.from == CivilDate(iso: "1923-01-01"))
    let event = try #require(try gazetteer.events().first)
    #expect(event.phrases == [["Euphrates Shield"], ["Turkish", "Jarablus", "August"]])
    #expect(event.from == CivilDate(iso: "2016-08-24"))
  }

  @Test func infoCountsBySource() throws {
    let info = try gazetteer.info()
    #expect(info.places == 12)
    #expect(info.names == 16)
    #expect(info.actors == 3)
    #expect(info.events == 1)
    #expect(info.sources.first?.name == "GeoNames")
    #expect(info.sources.first?.places == 9)
    #expect(info.sources.first?.names == 12)
    #expect(info.inputs.count == 4)
    #expect(info.inputs.first?.hasPrefix("places.csv: 12 rows") == true)
    #expect(info.bytes > 0)
  }

  @Test func indexFindsTheLongestName() throws {
    let index = gazetteer.nameIndex()
    func hashes(_ text: String) -> ArraySlice<UInt64> {
      NameFolding.words(ArraySlice(Array(text.utf8))).map(\.hash)[...]
    }
    let dam = try #require(index.longestMatch(hashes("Tabqa Dam, west of Raqqa")))
    #expect(dam.words == 2)
    #expect(index.ids(ofName: dam.name) == ["dateline:tabqa-dam"])
    #expect(index.longestMatch(hashes("Tabqa falls")) == nil)
    #expect(index.longestMatch(hashes("falls")) == nil)
    #expect(index.longestMatch([]) == nil)
    #expect(index.longestMatch(hashes("Wash Jarablus"))?.words == 1)
    for name in ["Jarablus", "جرابلس", "Ar Raqqah", "East Ja‘bar"] {
      let found = try #require(index.longestMatch(hashes(name)))
      #expect(
        index.ids(ofName: found.name) == (try gazetteer.matches(for: name, fuzzy: false)).map(\.place.id))
    }
  }

  @Test func namesInBytesAreTheLongestOnesWithinTheirWords() throws {
    let index = gazetteer.nameIndex()
    func names(_ text: String) -> [String] {
      let bytes = Array(text.utf8)
      var found: [String] = []
      bytes.withUnsafeBufferPointer { buffer in
        index.forEachMatch(in: buffer) { match in
          #expect(!index.ids(of: match).isEmpty)
          found.append(String(decoding: bytes[match.range], as: UTF8.self))
        }
      }
      return found
    }
    #expect(names("From Tabqa Dam to Jarablus, and Raqqa's gates") == ["Tabqa Dam", "Jarablus", "Raqqa"])
    #expect(names("Tabqa Damage, Jarablusi") == names("Tabqa"), "a longer name breaks off inside a word")
    #expect(names("Tabqa. Dam") == names("Tabqa"), "a mark parts names")
    #expect(names("في جرابلس") == ["جرابلس"])
    #expect(names("") == [])
    // Longer than the window of words that is matched at once.
    let long = String(repeating: "nothing here but Jarablus ", count: 400)
    #expect(names(long) == Array(repeating: "Jarablus", count: 400))
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let other = try TemporaryFolder()
    _ = try other.gazetteer()
    let first = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/g.sqlite"))
    let second = try Data(contentsOf: URL(fileURLWithPath: "\(other.path)/g.sqlite"))
    #expect(first == second)
  }

  @Test func anOpenGazetteerOutlivesARebuild() throws {
    _ = try folder.gazetteer(replacing: [
      "places.csv": Fixture.header, "names.csv": "id,name,lang,kind,source\n",
    ])
    #expect(try gazetteer.place(id: "geonames:169179") != nil)
    #expect(try Gazetteer(path: "\(folder.path)/g.sqlite").place(id: "geonames:169179") == nil)
  }
}
