import Foundation

/// Twenty megabytes of news that all sides read: the two geoparsing corpora of `../shared` over and over, or, without
/// them, the project's dispatches.
struct NewsText {
  static let size = 20_000_000

  /// The texts of single articles.
  let articles: [String]
  /// What they are.
  let origin: String

  init() throws {
    let folder = WorldGazetteer.sharedFolder.appending(path: "geoparsing")
    let corpora = ["TR-News.xml", "GeoVirus.xml"].map { folder.appending(path: $0) }
    if corpora.allSatisfy({ FileManager.default.fileExists(atPath: $0.path()) }) {
      articles = try corpora.flatMap { try Self.texts(of: String(contentsOf: $0, encoding: .utf8)) }
      origin = "TR-News and GeoVirus"
    } else {
      let dispatches = BenchGazetteer.repository.appending(path: "dispatches")
      let names = try FileManager.default.contentsOfDirectory(atPath: dispatches.path()).sorted()
      articles = try names.filter { $0.hasSuffix(".md") }
        .map { try String(contentsOf: dispatches.appending(path: $0), encoding: .utf8) }
      origin = "dispatches"
      print("\(folder.path()) is not there: the dispatches stand in for the corpora")
    }
  }

  /// The contents of the `text` elements.
  private static func texts(of xml: String) -> [String] {
    xml.components(separatedBy: "<text>").dropFirst().map { part in
      part.components(separatedBy: "</text>")[0]
        .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
        .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&apos;", with: "'")
        .replacingOccurrences(of: "&amp;", with: "&")
    }
  }

  /// The articles as running text, over and over.
  func plain() -> [UInt8] {
    let once = Array(articles.joined(separator: "\n\n").utf8) + [0x0A, 0x0A]
    var bytes: [UInt8] = []
    while bytes.count < Self.size { bytes += once }
    return bytes
  }

  /// The articles as JSON Lines, over and over, each line with an id of its own; and the bytes of text in them.
  func lines(of size: Int) throws -> (lines: [UInt8], text: Int) {
    var bytes: [UInt8] = []
    var text = 0
    var copy = 0
    while text < size {
      for (index, article) in articles.enumerated() {
        let line = ["id": "\(copy)-\(index)", "text": article, "published": "2016-09-05"]
        bytes += try JSONEncoder().encode(line) + [0x0A]
        text += article.utf8.count
      }
      copy += 1
    }
    return (bytes, text)
  }
}
