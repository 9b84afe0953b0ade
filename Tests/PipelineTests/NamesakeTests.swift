import Foundation
import Gazetteer
import Geodesy
import Model
import Pipeline
import TestSupport
import Testing

/// Statements about random places that share their name with others of their country, true and false ones.
struct NamesakeTests {
  /// A town of the world layer.
  private struct Town {
    let name: String
    let country: String
    let people: Int
    let coordinate: Coordinate
  }

  /// A statement about one of several towns of a name, seen from a well-known one.
  private struct Statement {
    let subject: Town
    let anchor: Town
    let kilometres: Int
    let direction: CompassPoint

    /// As a report says it.
    var text: String {
      "\(subject.name) is \(kilometres) km \(Self.words[direction] ?? "") of \(anchor.name)."
    }

    static let words: [CompassPoint: String] = [
      .north: "north", .northeast: "northeast", .east: "east", .southeast: "southeast",
      .south: "south", .southwest: "southwest", .west: "west", .northwest: "northwest",
    ]
    static let winds = CompassPoint.allCases.filter { words[$0] != nil }
  }

  /// GeoNames' towns of 15,000 people and more, with a name of Latin letters.
  private static let towns = Result {
    let path = "\(GazetteerBuilder.defaultWorldFolder)/cities15000.txt"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap {
      line -> Town? in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count > 14, let latitude = Double(cells[4]), let longitude = Double(cells[5]),
        cells[2].count > 3, cells[2].allSatisfy({ $0.isASCII && $0.isLetter }), cells[1] == cells[2]
      else { return nil }
      return try Town(
        name: String(cells[1]), country: String(cells[8]), people: Int(cells[14]) ?? 0,
        coordinate: Coordinate(longitude: longitude, latitude: latitude))
    }
  }

  /// Namesakes of one country, by name and country in order.
  private static func namesakes(of towns: [Town]) -> [[Town]] {
    Dictionary(grouping: towns) { $0.name + $0.country }.filter { $0.value.count > 1 }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  /// Stated over measured: straight lines, and roads.
  private static let ratios = [0.95, 1, 1, 1.05, 1.15, 1.3]

  /// A true statement, rounded as reporters do: to 5 km, to the eight winds, a third by road.
  private static func statement(
    about namesakes: [Town], among known: [Town], _ numbers: inout SeededNumbers
  ) -> Statement? {
    let subject = namesakes.randomElement(using: &numbers) ?? namesakes[0]
    let near = known.filter { town in
      town.country == subject.country && town.name != subject.name
        && (15...300).contains(Geodesic(from: town.coordinate, to: subject.coordinate).length.kilometres)
    }
    guard let anchor = near.randomElement(using: &numbers) else { return nil }
    let path = Geodesic(from: anchor.coordinate, to: subject.coordinate)
    let ratio = ratios.randomElement(using: &numbers) ?? 1
    let wind = Int((path.azimuth / 45).rounded()) % 8
    return Statement(
      subject: subject, anchor: anchor,
      kilometres: Int((path.length.kilometres * ratio / 5).rounded()) * 5, direction: Statement.winds[wind])
  }

  /// The same with a figure and a wind that fit no town of the name.
  private static func falsified(
    _ statement: Statement, _ namesakes: [Town], _ numbers: inout SeededNumbers
  ) -> Statement? {
    for _ in 0..<100 {
      let kilometres = Int.random(in: 2...80, using: &numbers) * 5
      let direction = Statement.winds.randomElement(using: &numbers) ?? .north
      let isFar = namesakes.allSatisfy { town in
        let path = Geodesic(from: statement.anchor.coordinate, to: town.coordinate)
        return !(0.6...1.7).contains(Double(kilometres) / path.length.kilometres)
          || direction.deviation(from: path.azimuth) > 60
      }
      if isFar {
        return Statement(
          subject: statement.subject, anchor: statement.anchor, kilometres: kilometres, direction: direction)
      }
    }
    return nil
  }

  /// Whether a town is chosen for its name in a text; nil where the text is not read so.
  private func isRight(_ town: Town, in text: String) throws -> Bool? {
    guard let place = try Analysis.analyse(text).places.first(where: { $0.mention.text == town.name }) else {
      return nil
    }
    return place.choice.map {
      Geodesic(from: $0.place.coordinate, to: town.coordinate).length < .kilometres(10)
    } ?? false
  }

  @Test func trueStatementsChooseTheirPlaceAndFalseOnesDoLittleHarm() throws {
    let towns = try Self.towns.get()
    let known = towns.filter { $0.people > 300_000 }
    let groups = Self.namesakes(of: towns)
    var numbers = SeededNumbers(seed: 6)
    var (stated, bare, wrong) = ([Bool](), [Bool](), [Bool]())
    while stated.count < 200 {
      guard let group = groups.randomElement(using: &numbers),
        let truth = Self.statement(about: group, among: known, &numbers),
        let slip = Self.falsified(truth, group, &numbers)
      else { continue }
      let without = "Officials spoke in \(truth.subject.name) and in \(truth.anchor.name)."
      guard let right = try isRight(truth.subject, in: truth.text),
        let rightWithout = try isRight(truth.subject, in: without),
        let rightDespite = try isRight(truth.subject, in: slip.text)
      else { continue }
      stated.append(right)
      bare.append(rightWithout)
      wrong.append(rightDespite)
    }
    func share(_ outcomes: [Bool]) -> Double { Double(outcomes.count { $0 }) / Double(outcomes.count) }
    print(
      "namesakes: right with a true statement \(share(stated)), without \(share(bare)), with a false one \(share(wrong))"
    )
    #expect(share(stated) >= 0.95)
    #expect(share(stated) > share(bare))
    #expect(share(wrong) >= share(bare) - 0.05)
  }
}
