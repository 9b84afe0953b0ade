import Foundation
import TestSupport
import Testing

@testable import Layers

@Suite struct ActorPaletteTests {
  /// Simulated dichromats see linear light through these (Machado, Oliveira and Fernandes 2009, table 1, severity 1.0).
  static let visions: [String: [[Double]]] = [
    "normal": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
    ],
  ]

  /// CIE 1976 L*a*b* of an sRGB colour (IEC 61966-2-1, D65) as one vision sees it.
  static func lab(_ colour: String, _ vision: [[Double]]) throws -> [Double] {
    let digits = try #require(Int(colour.dropFirst(), radix: 16))
    let linear = [digits >> 16, digits >> 8 & 255, digits & 255].map { part in
      let value = Double(part) / 255
      return value <= 0.040_45 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let seen = vision.map { row in min(1, max(0, zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 })) }
    let toXYZ = [
      [0.412_456_4, 0.357_576_1, 0.180_437_5], [0.212_672_9, 0.715_152_2, 0.072_175],
      [0.019_333_9, 0.119_192, 0.950_304_1],
    ]
    let white = [0.950_47, 1, 1.088_83]
    let cubes = zip(toXYZ, white).map { row, white in
      let value = zip(row, seen).reduce(0) { $0 + $1.0 * $1.1 } / white
      return value > 216.0 / 24_389 ? cbrt(value) : (24_389.0 / 27 * value + 16) / 116
    }
    return [116 * cubes[1] - 16, 500 * (cubes[0] - cubes[1]), 200 * (cubes[1] - cubes[2])]
  }

  /// The least difference of two colours over the visions.
  static func difference(_ a: String, _ b: String) throws -> Double {
    try visions.values.map { vision in
      let pairs = zip(try lab(a, vision), try lab(b, vision))
      return pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }.min() ?? 0
  }

  @Test func thePaletteIsToldApartByEveryVision() throws {
    for (index, a) in ActorPalette.colours.enumerated() {
      for b in ActorPalette.colours[..<index] { #expect(try Self.difference(a, b) >= 17, "\(a) \(b)") }
      #expect(try Self.difference(a, ActorPalette.nobody) >= 14, "\(a) and nobody")
    }
  }

  /// Theatre, parties, origin.
  @Test(arguments: (try? rows(of: "theatres.tsv")) ?? []) func thoseWhoFightEachOtherDiffer(row: Row) throws {
    let parties = row.cells[1].split(separator: " ").map(String.init)
    for (index, a) in parties.enumerated() {
      let colour = try #require(ActorPalette.known[a], "\(a) has no colour")
      for b in parties[..<index] {
        let difference = try Self.difference(colour, ActorPalette.colour(of: b))
        #expect(difference >= 17, "\(row.cells[0]): \(a) and \(b) differ by \(difference)")
      }
    }
  }

  @Test func everyPartyOfTheBookHasAColourOfThePalette() throws {
    let book = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../gazetteer/actors.csv")
    let fighters: Set = ["armed-group", "military", "alliance"]
    for line in try String(contentsOf: book, encoding: .utf8).split(separator: "\n").dropFirst() {
      // Names with commas would be quoted; the first three cells of the book have none.
      let cells = line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
      guard fighters.contains(cells[2]) else { continue }
      let colour = try #require(ActorPalette.known[cells[0]], "\(cells[0]) has no colour")
      #expect(ActorPalette.colours.contains(colour))
    }
  }

  @Test func aPartyTheBookDoesNotKnowHasItsColourWhoeverElseIsThere() {
    #expect(ActorPalette.colour(of: "Some militia") == ActorPalette.colour(of: "Some militia"))
    #expect(ActorPalette.colours.contains(ActorPalette.colour(of: "Some militia")))
    #expect(ActorPalette.colour(of: nil) == ActorPalette.nobody)
  }
}
