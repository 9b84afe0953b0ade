import Foundation
import Testing

@testable import Gazetteer

/// Measures the rules on real names; runs where `DATELINE_MEASURE` names a folder with `name-variants-dev.tsv` and
/// `geonames/{SY,IQ,TR}.ppl.derived.txt` and `geonames/cities500.derived.txt.gz`. For times, build with `-c release
/// -Xswiftc -enable-testing`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["DATELINE_MEASURE"] != nil))
struct NameMeasures {
  @Test func spellingsOfThePressFindTheirPlace() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["DATELINE_MEASURE"])
    var index = MeasuredIndex()
    for name in ["SY.ppl.derived.txt", "IQ.ppl.derived.txt", "TR.ppl.derived.txt"] {
      index.add(try Data(contentsOf: URL(filePath: "\(folder)/geonames/\(name)")))
    }
    index.add(try unzipped("\(folder)/geonames/cities500.derived.txt.gz"))
    index.build()

    let text = try String(contentsOfFile: "\(folder)/name-variants-dev.tsv", encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: "\t").map(String.init)
    }
    var (first, three) = (0, 0)
    for row in rows {
      let ids = index.places(for: row[0])
      if ids.first == row[1] { first += 1 } else { print("not first: \(row[0]) (\(row[2]))") }
      if ids.prefix(3).contains(row[1]) { three += 1 }
    }
    print("right first \(first) of \(rows.count), in the first three \(three)")
    let start = ContinuousClock.now
    for _ in 0..<20 { for row in rows { index.match(row[0]) { _, _ in } } }
    let time = ContinuousClock.now - start
    print("\(Int(Double(20 * rows.count) / (time / .seconds(1)))) queries per second")
    #expect(Double(first) >= 0.95 * Double(rows.count))
    #expect(Double(three) >= 0.96 * Double(rows.count))
  }

  private func unzipped(_ path: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/gzip")
    process.arguments = ["-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    return pipe.fileHandleForReading.readDataToEndOfFile()
  }
}

/// Distinct spellings by skeleton, in memory.
private struct MeasuredIndex {
  private struct Place {
    var id: String
    var population: Int
    var code: String
    var name: [UInt8]
  }
  private struct Spelling {
    var text: [UInt8]
    var places: [Int]
    var rules: Romanisation
    var skeleton: UInt64 = 0
    var form = 0..<0
  }
  private var places: [Place] = []
  private var spellings: [Spelling] = []
  private var byText: [[UInt8]: Int] = [:]
  private var forms: [UInt8] = []
  private var buckets: [UInt64: Range<Int>] = [:]

  mutating func add(_ dump: Data) {
    for line in dump.split(separator: 0x0A) {
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard cells.count >= 19 else { continue }
      func text(_ column: Int) -> String { String(decoding: cells[column], as: UTF8.self) }
      let place = Place(id: text(0), population: Int(text(14)) ?? 0, code: text(7), name: Array(cells[1]))
      let rules = Romanisation(country: text(8))
      for name in Set([place.name] + cells[3].split(separator: 0x2C).map { Array($0) }) {
        let index = byText[name] ?? spellings.count
        if index == spellings.count {
          byText[name] = index
          spellings.append(Spelling(text: name, places: [], rules: rules))
        }
        spellings[index].places.append(places.count)
        spellings[index].rules.formUnion(rules)
      }
      places.append(place)
    }
  }

  mutating func build() {
    let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: NameForm.capacity)
    defer { room.deallocate() }
    let start = ContinuousClock.now
    var lengths: [Int] = []
    for spelling in spellings {
      lengths.append(spelling.text.withUnsafeBufferPointer { NameForm.pack($0, into: room) })
    }
    print("pack: \((ContinuousClock.now - start) / spellings.count) a name")
    for index in spellings.indices where lengths[index] > 0 {
      let count = spellings[index].text.withUnsafeBufferPointer { NameForm.pack($0, into: room) }
      spellings[index].skeleton = NameForm.skeleton(of: UnsafeBufferPointer(rebasing: room[..<count]))
    }
    spellings = zip(spellings, lengths).filter { $0.1 > 0 }.map(\.0)
    spellings.sort { ($0.skeleton, $0.places[0]) < ($1.skeleton, $1.places[0]) }
    var from = 0
    var sizes: [Int] = []
    for index in spellings.indices {
      let count = spellings[index].text.withUnsafeBufferPointer { NameForm.pack($0, into: room) }
      spellings[index].form = forms.count..<forms.count + count
      forms += room[..<count]
      if index + 1 == spellings.count || spellings[index + 1].skeleton != spellings[index].skeleton {
        buckets[spellings[index].skeleton] = from..<index + 1
        sizes += repeatElement(index + 1 - from, count: index + 1 - from)
        from = index + 1
      }
    }
    sizes.sort()
    print(
      "\(spellings.count) spellings, \(forms.count / spellings.count) bytes a form, \(buckets.count) buckets;",
      "names in their bucket: median \(sizes[sizes.count / 2]), 99th percentile \(sizes[sizes.count * 99 / 100])"
    )
  }

  /// Calls `body` with each spelling that joins and its cost.
  func match(_ name: String, _ body: (Int, Double) -> Void) {
    let asked = form(name)
    asked.withUnsafeBufferPointer { asked in
      forms.withUnsafeBufferPointer { forms in
        for skeleton in NameForm.skeletons(of: asked) {
          for index in buckets[skeleton] ?? 0..<0 {
            let other = UnsafeBufferPointer(rebasing: forms[spellings[index].form])
            if let cost = NameForm.cost(of: asked, and: other, in: spellings[index].rules) {
              body(index, cost)
            }
          }
        }
      }
    }
  }

  /// The ids of the places that a spelling may mean, best first.
  func places(for name: String) -> [String] {
    var scores: [String: Double] = [:]
    match(name) { index, cost in
      for place in spellings[index].places.map({ places[$0] }) {
        let score = NameRank.score(
          closeness: 1 - cost, population: place.population, featureCode: place.code,
          isMainName: place.name == spellings[index].text)
        scores[place.id] = max(score, scores[place.id] ?? 0)
      }
    }
    return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}
