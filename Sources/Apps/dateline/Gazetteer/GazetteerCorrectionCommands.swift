import ArgumentParser
import Foundation
import Gazetteer
import Model

/// Where a correction goes, and why it is made.
struct CorrectionOptions: ParsableArguments {
  @OptionGroup var gazetteer: GazetteerOptions
  @Option(help: ArgumentHelp("Why; it is kept, and shown with the place.", valueName: "sentence")) var reason:
    String

  /// Today, in UTC.
  private var today: String { CivilDate(dayNumber: Int(Date().timeIntervalSince1970 / 86_400)).description }

  /// Adds a row to the table beside the gazetteer.
  func record(_ correction: Correction) throws(InputError) {
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw InputError(.usage, at: "--reason", "expected a sentence, found none")
    }
    var correction = correction
    correction.reason = reason
    correction.date = today
    let path = CorrectionTable.path(beside: gazetteer.path)
    try CorrectionTable.append(correction, to: path)
    Console.say("\(path): \(correction.action.rawValue) \(correction.id) \(correction.name)".trimmed)
  }
}

extension String {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}

extension GazetteerCommand {
  /// `dateline gazetteer add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a place that no source has.",
      discussion: """
        It is written into corrections.csv beside the gazetteer, counts from now on and outranks every import.

        Example:
          dateline gazetteer add 'Tall al-Qarah' 37.21,36.54 --country SY --feature T.HLL --reason 'UN map 2016, sheet 4'
        """)

    @OptionGroup var options: CorrectionOptions
    @Argument(help: "The name.") var name: String
    @Argument(help: ArgumentHelp("Longitude and latitude in degrees, WGS 84.", valueName: "lon,lat"))
    var point: String
    @Option(help: "Its id; user: and the name where left out.") var id: String?
    @Option(help: ArgumentHelp("Its country (ISO 3166-1 alpha-2).", valueName: "cc")) var country: String?
    @Option(help: "GeoNames' class and code of features.") var feature = "P.PPL"

    func run() throws {
      let coordinate = try PointOption.point(point, "point")
      let countries = try CountryOption.codes([country].compactMap(\.self))
      _ = try PlaceFilter.Feature(feature)
      let slug = NameFolding.key(name).split(separator: " ").joined(separator: "-")
      let id = id ?? "user:\(slug)"
      if let known = try options.gazetteer.open().place(id: id) {
        throw InputError(.usage, at: "--id", "'\(id)' is there already: \(known.fullName); choose another")
      }
      try options.record(
        Correction(
          action: .add, id: id, name: name, coordinate: coordinate, feature: feature,
          country: countries.first ?? "",
          reason: "", date: ""))
    }
  }

  /// `dateline gazetteer alias`.
  struct Alias: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a place one more name.",
      discussion: """
        It is written into corrections.csv beside the gazetteer and counts from now on, ahead of all other places of the name.

        Example:
          dateline gazetteer alias geonames:169138 Çobanbey --reason 'Turkish press'
        """)

    @OptionGroup var options: CorrectionOptions
    @Argument(help: "Id of the place.") var id: String
    @Argument(help: "The name.") var name: String

    func run() throws {
      guard try options.gazetteer.open().place(id: id) != nil else {
        throw InputError(
          .usage, at: "alias", "the gazetteer has no place '\(id)'; 'dateline place NAME' gives ids")
      }
      try options.record(Correction(action: .alias, id: id, name: name, reason: "", date: ""))
    }
  }

  /// `dateline gazetteer drop`.
  struct Drop: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Never mean a place, or never by a name.",
      discussion: """
        With an id alone the place is never meant; with --name only not by that name; with --name and no id the name means \
        no place at all. It is written into corrections.csv beside the gazetteer and counts from now on.

        Examples:
          dateline gazetteer drop geonames:309134 --name Carablus --reason 'the town across the border'
          dateline gazetteer drop --name Obama --reason 'a person'
        """)

    @OptionGroup var options: CorrectionOptions
    @Argument(help: "Id of the place.") var id: String?
    @Option(help: "Only by this name.") var name: String?

    func run() throws {
      guard id != nil || name != nil else {
        throw InputError(.usage, at: "drop", "expected an id, --name or both, found neither")
      }
      if let name, NameFolding.key(name).isEmpty {
        throw InputError(.usage, at: "--name", "expected a letter or digit, found '\(name)'")
      }
      if let id, try options.gazetteer.open().place(id: id) == nil {
        throw InputError(
          .usage, at: "drop", "the gazetteer has no place '\(id)'; 'dateline place NAME' gives ids")
      }
      try options.record(Correction(action: .drop, id: id ?? "", name: name ?? "", reason: "", date: ""))
    }
  }
}
