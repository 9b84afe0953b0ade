public import Model

/// The page that people look at: a map with a time slider, the list of changes, and what every dot rests on.
///
/// One page, two uses. The server gives out its parts one by one; a file holds all of them and needs nothing else:
///
/// | part | from the server | in the file |
/// | --- | --- | --- |
/// | mark-up | `/`: `page` | around the others |
/// | Leaflet | `/page/leaflet.js`, `/page/leaflet.css` | inline |
/// | script and style of the page | `/page/dateline.js`, `/page/dateline.css` | inline |
/// | what is where when | `/page/document.json`: `document(of:)` | `<script type="application/json">` |
/// | what it rests on | `/page/evidence/0.json`, `1.json` …: `evidence(of:)` | one such block a sheet |
public enum MapPage {
  /// The policy under which the served page works: its own files and nothing else. Leaflet moves its panes through the
  /// CSS object model, which no policy forbids.
  public static let contentSecurityPolicy = """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'
    """

  /// The mark-up that the server gives out at `/`; it names its other parts as `page/…`.
  public static var page: [UInt8] { PageFile.served }

  /// The page's own script, `/page/dateline.js`.
  public static var script: [UInt8] { PageParts.script }

  /// The page's own style sheet, `/page/dateline.css`.
  public static var styleSheet: [UInt8] { PageParts.styleSheet }

  /// Parties, places, who held what when, changes, areas, fronts, checks and the ground, as JSON; the same content
  /// gives the same bytes, in whatever order it comes. `docs/page.md` tells its members.
  public static func document(of content: PageContent) -> [UInt8] {
    PageDocument(content).bytes
  }

  /// Quotes, speakers, reports and reasons, as JSON in sheets of `PageEvidence.sheetSize` items; an item of the document
  /// with the number `n` is the one of the number `n % sheetSize` in the sheet `n / sheetSize`, if both have the same `of`.
  public static func evidence(of content: PageContent) -> [[UInt8]] {
    PageEvidence(content).sheets
  }

  /// The page with everything in it, for `file://`; throws where Leaflet's files cannot stand in mark-up.
  public static func file(of content: PageContent, leaflet: Leaflet) throws(InputError) -> [UInt8] {
    try PageFile(content, leaflet: leaflet).bytes
  }
}
