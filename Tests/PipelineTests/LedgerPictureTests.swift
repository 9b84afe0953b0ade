import Foundation
import FoundationXML
import Gazetteer
import Layers
import Ledger
import Model
import Pipeline
import Reports
import TestSupport
import Testing

/// A picture beside the ledger that it is drawn from.
@Suite struct LedgerPictureTests {
  /// What each map says of each place, by the titles of its signs.
  private final class Titles: NSObject, XMLParserDelegate {
    var maps: [[String: String]] = []
    private var place: String?
    private var isTitle = false

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if attributes["class"] == "panel" { maps.append([:]) }
      if let id = attributes["data-place"] { place = id }
      isTitle = name == "title"
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      guard isTitle, let place, !maps.isEmpty else { return }
      maps[maps.count - 1][place, default: ""] += string
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      isTitle = false
      if name == "g" { place = nil }
    }
  }

  @Test func mapsOfTheDispatchesAnswerAsTheLedgerDoes() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ledger-picture-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let dispatches = TestGazetteer.root.appending(path: "dispatches").path
    let names = try FileManager.default.contentsOfDirectory(atPath: dispatches).filter { $0.hasSuffix(".md") }
    let pipeline = try Analysis.pipeline()
    let ledger = try Ledger(path: folder.appending(path: "l.sqlite").path)
    for name in names {
      for report in try pipeline.reader.read(file: "\(dispatches)/\(name)") {
        try ledger.record(try pipeline.analyse(report).events, reports: [ReportRecord(report)])
      }
    }
    let path = folder.appending(path: "map.svg").path
    let gazetteer = try TestGazetteer.shared()
    let intervals = try ledger.intervals()
    let outcome = try PictureWriter.write(
      Picture(
        LayerContent(
          events: try ledger.events(), intervals: intervals, reports: try ledger.reports()),
        basemap: try gazetteer.basemap(), credits: try gazetteer.credits(of: intervals.map(\.placeID))),
      to: path)
    #expect(outcome.dates.count == PictureDates.usual)
    let titles = Titles()
    let parser = try #require(XMLParser(contentsOf: URL(filePath: path)))
    parser.delegate = titles
    #expect(parser.parse())
    #expect(titles.maps.count == outcome.dates.count)
    for (day, map) in zip(outcome.dates, titles.maps) {
      let held = try ledger.standings(at: day).filter { $0.status == .held }
      #expect(!held.isEmpty && map.count == outcome.places)
      for interval in held {
        let title = map[interval.placeID] ?? ""
        #expect(title.hasPrefix("\(interval.placeName): held by \(interval.holder?.text ?? "")"), "\(day)")
        #expect(title.contains("“"), "the words that say so")
      }
      #expect(map.values.count { $0.contains(": held by ") } == held.count, "\(day)")
    }
  }
}
