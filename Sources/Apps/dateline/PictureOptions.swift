import ArgumentParser
import Gazetteer
import Layers
import Model

/// Whether a picture is drawn of the layers, and how.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Also a page of small maps, one a day, as SVG; docs/pictures.md.", valueName: "file"))
  var svg: String?
  @Option(
    help: ArgumentHelp(
      "The days of the maps, joined by commas (YYYY-MM-DD); else those with most changes.", valueName: "days")
  )
  var svgDates: String?
  @Option(
    help: ArgumentHelp(
      "GeoJSON to draw the maps on; else the gazetteer's borders and rivers.", valueName: "file"))
  var basemap: String?

  /// The user's own ground; nil for the gazetteer's.
  func ground() throws(InputError) -> Basemap? {
    try basemap.map { path throws(InputError) in try Basemap(file: path) }
  }

  /// Draws the picture where one is asked for, and says what it shows.
  func draw(_ content: LayerContent, _ gazetteer: GazetteerOptions) throws(InputError) {
    guard let svg else { return }
    var dates: [CivilDate] = []
    for day in (svgDates ?? "").split(separator: ",") {
      dates.append(try Day.parse(String(day), at: "--svg-dates"))
    }
    let book = try gazetteer.open()
    let ground: Basemap
    if let own = try self.ground() { ground = own } else { ground = try book.basemap() }
    let picture = Picture(
      content, basemap: ground, credits: try book.credits(of: Set(content.intervals.map(\.placeID))),
      dates: dates)
    let drawn = try PictureWriter.write(picture, to: svg)
    try Console.show(drawn.path)
    let aside = [
      drawn.outside > 0 ? "\(drawn.outside) outside the frame" : nil,
      drawn.unlabelled > 0 ? "\(drawn.unlabelled) without room for a name" : nil,
    ].compactMap(\.self)
    Console.say(
      "\(drawn.path): \(Console.count(drawn.dates.count, "day")), \(Console.count(drawn.places, "place"))"
        + (aside.isEmpty ? "" : " (\(aside.joined(separator: ", ")))"))
  }
}
