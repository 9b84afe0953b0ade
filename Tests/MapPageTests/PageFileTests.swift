import Foundation
import Layers
import MapPage
import Model
import TestSupport
import Testing

/// Leaflet, as a package of the system brings it.
enum InstalledLeaflet {
  /// Whether it is there; a test that needs it says loudly that it is not.
  static let isThere: Bool = {
    let isThere = (try? Leaflet()) != nil
    if !isThere { print("SKIPPED: Leaflet is not installed (libjs-leaflet); the page's file is not tested") }
    return isThere
  }()
}

@Suite("The page", .enabled(if: InstalledLeaflet.isThere))
struct PageFileTests {
  private func file(_ content: PageContent) throws -> String {
    String(decoding: try MapPage.file(of: content, leaflet: try Leaflet()), as: UTF8.self)
  }

  private func matches(_ pattern: String, in text: String) throws -> [String] {
    try text.matches(of: Regex<(Substring, Substring)>(pattern)).map { String($0.output.1) }
  }

  @Test func theSameContentGivesTheSameFile() throws {
    let sample = try PageSample()
    #expect(try file(sample.content()) == file(sample.content(isReversed: true)))
  }

  @Test func itsPolicyStandsBeforeAllItRules() throws {
    let page = try file(try PageSample().content())
    let policy = try #require(page.range(of: "Content-Security-Policy"))
    for first in ["<script", "<style", "<link"] {
      let range = try #require(page.range(of: first))
      #expect(policy.lowerBound < range.lowerBound, "\(first)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("connect-src 'none'"))
    #expect(!page.contains("unsafe-"))
  }

  @Test func whatRunsCarriesTheNonceOfItsContent() throws {
    let (one, other) = (
      try file(try PageSample().content()), try file(try PageSample(words: "other").content())
    )
    var nonces: [String] = []
    for page in [one, other] {
      let found = Set(try matches(#"<(?:script|style) nonce="([0-9a-f]{32})">"#, in: page))
      #expect(found.count == 1)
      let nonce = try #require(found.first)
      #expect(page.contains("script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'"))
      nonces.append(nonce)
    }
    #expect(nonces[0] != nonces[1])
    // All other blocks are data, which no browser runs.
    #expect(
      try matches(#"<script (?!nonce)([^>]*)>"#, in: one).allSatisfy {
        $0.hasPrefix("type=\"application/json\"")
      })
  }

  @Test func nothingOutsideIsAskedFor() throws {
    let page = try file(try PageSample(words: "https://example.org/report").content())
    let markup = page.replacing(try Regex(#"(?s)<script[ >].*?</script>|<style[ >].*?</style>"#), with: "")
    #expect(try matches(#"(?:src|href|action|data|poster)="([^"]*)""#, in: markup) == ["data:,"])
    #expect(!page.contains("@import"))
    #expect(try matches(#"url\(([^)]*)\)"#, in: page).allSatisfy { !$0.contains("//") })
    #expect(!page.contains("sourceMappingURL=leaflet.min"))
  }

  @Test(arguments: try rows(of: "hostile.tsv"))
  func noWordsEndTheirBlock(row: Row) throws {
    let (plain, hostile) = (
      try file(try PageSample().content()), try file(try PageSample(words: row.cells[0]).content())
    )
    for mark in ["<script", "</script", "<style", "<!--", "<img", "<svg"] {
      #expect(
        plain.components(separatedBy: mark).count == hostile.components(separatedBy: mark).count,
        "\(row): \(mark)")
    }
  }

  @Test func theServedPageNamesItsPartsAndHoldsNoScript() throws {
    let page = String(decoding: MapPage.page, as: UTF8.self)
    #expect(
      try matches(#"(?:src|href)="([^"]*)""#, in: page) == [
        "data:,", "page/leaflet.css", "page/dateline.css", "page/leaflet.js", "page/dateline.js",
      ])
    #expect(!page.contains("<style"))
    #expect(try matches(#"<script([^>]*)>"#, in: page).allSatisfy { $0.contains("src=") })
    #expect(try matches(#"\s(style|on[a-z]+)="#, in: page) == [])
    #expect(!MapPage.contentSecurityPolicy.contains("unsafe-"))
    #expect(!MapPage.contentSecurityPolicy.contains("\n"))
  }

  @Test(arguments: [
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "DOMParser",
    "srcdoc",
    "createContextualFragment",
  ])
  func noWordsBecomeMarkupOrScript(way: String) {
    #expect(!String(decoding: MapPage.script, as: UTF8.self).contains(way))
  }

  @Test func leafletKeepsItsNotice() throws {
    let page = try file(try PageSample().content())
    #expect(page.contains("Vladimir Agafonkin"))
    #expect(page.contains("Redistribution and use in source and binary forms"))
  }

  @Test func aLibraryThatIsNotThereIsSaidInOneLine() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "no-leaflet-\(UUID())").path
    let error = try #require(throws: InputError.self) { try Leaflet(folder: folder) }
    #expect(error.kind == .missingInput)
    #expect(error.location == "\(folder)/leaflet.js")
    #expect(error.problem.contains("apt-get install libjs-leaflet"))
    #expect(!error.description.contains("\n"))
  }

  @Test func aLibraryThatWouldEndItsBlockIsRefused() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "leaflet-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("'</SCRIPT>'".utf8).write(to: folder.appending(path: "leaflet.js"))
    try Data().write(to: folder.appending(path: "leaflet.css"))
    let leaflet = try Leaflet(folder: folder.path)
    let error = try #require(throws: InputError.self) {
      try MapPage.file(of: try PageSample().content(), leaflet: leaflet)
    }
    #expect(error.kind == .data)
  }

  @Test func aPageOfNothingIsStillAPage() throws {
    let page = try file(PageContent(LayerContent()))
    #expect(page.contains("data-document"))
  }
}
