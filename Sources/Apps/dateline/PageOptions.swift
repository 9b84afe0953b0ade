import ArgumentParser
import Drafts
import Layers
import Ledger
import MapPage
import Model

/// Whether a page is made of the layers, for a browser without a server.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Also a page with map, time slider and sources, whole in one file that works without a network; docs/page.md.",
      valueName: "file"))
  var html: String?
  @Option(
    help: ArgumentHelp(
      "The folder of Leaflet, which draws the page's map; also by the environment variable "
        + "\(Leaflet.environmentVariable). Else that of Debian's libjs-leaflet.", valueName: "folder"))
  var leaflet: String?

  /// The library, where a page is asked for: read before the work begins, since without it the page cannot be made.
  func library() throws(InputError) -> Leaflet? {
    html == nil ? nil : try Leaflet(folder: leaflet)
  }

  /// Writes the page where one is asked for, on the same ground as the picture, and says what it shows.
  func write(
    _ content: LayerContent, _ library: Leaflet?, _ picture: PictureOptions, _ gazetteer: GazetteerOptions
  ) throws(InputError) {
    guard let html, let library else { return }
    let page = try PageContent(
      content, from: try gazetteer.open(), basemap: try picture.ground(), rules: Self.rules)
    let file = try ReplacingFile(replacing: html)
    let bytes = try MapPage.file(of: page, leaflet: library)
    try file.write(bytes)
    try file.commit()
    try Console.show(html)
    let places = Set(content.intervals.map(\.placeID)).count
    Console.say("\(html): \(Console.count(places, "place")), \(bytes.count / 1_000) kB; open it in a browser")
  }

  /// What each rule of evidence says, by its name.
  private static var rules: [String: String] {
    Dictionary(uniqueKeysWithValues: EvidenceRule.allCases.map { ($0.rawValue, $0.summary) })
  }
}
