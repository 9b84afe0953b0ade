internal import Model

/// The page with everything in it, or with the names of its parts.
struct PageFile {
  private let content: PageContent
  private let leaflet: Leaflet

  /// Refuses a library that would end its own block of the page.
  init(_ content: PageContent, leaflet: Leaflet) throws(InputError) {
    for (name, bytes, end) in [
      ("leaflet.js", leaflet.script, "</script"), ("leaflet.js", leaflet.script, "<!--"),
      ("leaflet.css", leaflet.styleSheet, "</style"),
    ] where String(decoding: bytes, as: UTF8.self).lowercased().contains(end) {
      throw InputError(.data, at: name, "expected a file that can stand in a page, found '\(end)' in it")
    }
    self.content = content
    self.leaflet = leaflet
  }

  /// The page that names its parts; the server sends its policy as a header.
  static let served: [UInt8] = page(
    policy: "",
    styles: """
      <link rel="stylesheet" href="page/leaflet.css">
      <link rel="stylesheet" href="page/dateline.css">
      """,
    scripts: """
      <script src="page/leaflet.js" defer></script>
      <script src="page/dateline.js" defer></script>
      """)

  /// The page with everything in it.
  ///
  /// Its policy allows the scripts and styles that carry its nonce, and forbids every connection. The nonce is a
  /// fingerprint of the content, so that the same content gives the same bytes. A server needs a new one with each answer,
  /// since an attacker could read the last one; here what a report says goes into the fingerprint itself, so that no
  /// report can name it.
  var bytes: [UInt8] {
    let document = MapPage.document(of: content)
    let sheets = MapPage.evidence(of: content)
    var fingerprint = ContentFingerprint()
    for part in [document] + sheets { fingerprint.take(part) }
    let nonce = fingerprint.digits
    func script(_ bytes: [UInt8]) -> [UInt8] {
      Array("<script nonce=\"\(nonce)\">".utf8) + bytes + Array("</script>\n".utf8)
    }
    func style(_ bytes: [UInt8]) -> [UInt8] {
      Array("<style nonce=\"\(nonce)\">".utf8) + bytes + Array("</style>\n".utf8)
    }
    var scripts = Self.block("document", document)
    for (number, sheet) in sheets.enumerated() { scripts += Self.block("evidence-\(number)", sheet) }
    scripts += script(leaflet.script) + script(PageParts.script)
    let policy = """
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-\(nonce)'; \
      style-src 'nonce-\(nonce)'; img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'">

      """
    return Self.page(
      policy: Array(policy.utf8), styles: style(leaflet.styleSheet) + style(PageParts.styleSheet),
      scripts: scripts)
  }

  /// Data that a browser does not run.
  private static func block(_ id: String, _ json: [UInt8]) -> [UInt8] {
    Array("<script type=\"application/json\" id=\"data-\(id)\">".utf8) + json + Array("</script>\n".utf8)
  }

  private static func page(policy: String, styles: String, scripts: String) -> [UInt8] {
    page(policy: Array(policy.utf8), styles: Array(styles.utf8), scripts: Array(scripts.utf8))
  }

  /// The mark-up with each of its marks, lines of their own, replaced.
  private static func page(policy: [UInt8], styles: [UInt8], scripts: [UInt8]) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(PageParts.markup.count + policy.count + styles.count + scripts.count)
    for line in PageParts.markup.split(separator: 0x0A, omittingEmptySubsequences: false) {
      switch String(decoding: line, as: UTF8.self) {
      case "<!-- policy -->": page += policy
      case "<!-- styles -->": page += styles
      case "<!-- scripts -->": page += scripts
      default: page += line + [0x0A]
      }
    }
    return page
  }
}
