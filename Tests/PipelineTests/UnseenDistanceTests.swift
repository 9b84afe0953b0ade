import Foundation
import Model
import Pipeline
import TestSupport
import Testing

/// Passages with stated distances, annotated before any run (`ClaimsTests/Tables/README.md`).
struct UnseenDistanceTests {
  private struct Passage: Decodable {
    struct Distance: Decodable {
      var anchor: String
      var km: Double?
      var optional: Bool?
    }
    var id: String
    var published: String
    var text: String
    var distances: [Distance]
  }

  /// The shares are a little below what stands in `docs/accuracy.md`: they guard it, they do not measure it.
  @Test(arguments: [("unseen-distances-1", 0.7, 0.9), ("unseen-distances-2", 0.55, 0.83)])
  func statedDistancesAreFoundAndLittleElse(_ name: String, recall: Double, precision: Double) throws {
    let url = TestGazetteer.root.appending(path: "Tests/ClaimsTests/Tables/\(name).jsonl")
    var (stated, told, right) = (0, 0, 0)
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      let passage = try JSONDecoder().decode(Passage.self, from: Data(line.utf8))
      var left = passage.distances
      let mayTellMore = left.contains { $0.optional == true }
      stated += left.count { $0.optional != true }
      for distance in try Self.distances(in: passage) {
        if let index = left.firstIndex(where: { Self.isSame($0, distance) }) {
          let found = left.remove(at: index)
          if found.optional != true { (told, right) = (told + 1, right + 1) }
        } else if !mayTellMore {
          told += 1
        }
      }
    }
    #expect(Double(right) >= recall * Double(stated), "\(right) of \(stated)")
    #expect(Double(right) >= precision * Double(told), "\(right) of \(told) told")
  }

  private static func distances(in passage: Passage) throws -> [DistanceClaim] {
    try Analysis.analyse(passage.text, published: passage.published).claims.compactMap { checked in
      guard case .distance(let distance) = checked.claim.content, !distance.isTravelTime else { return nil }
      return distance
    }
  }

  private static func isSame(_ stated: Passage.Distance, _ found: DistanceClaim) -> Bool {
    let (a, b) = (stated.anchor.lowercased(), found.anchor.text.lowercased())
    guard a.contains(b) || b.contains(a) else { return false }
    guard let km = stated.km else { return found.quantity?.value == nil }
    guard let quantity = found.quantity, let value = quantity.value, case .length(let unit) = quantity.unit
    else { return false }
    return abs(unit.length(value).kilometres - km) <= 0.01 * km + 0.01
  }
}
