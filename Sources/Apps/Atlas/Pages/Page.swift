/// A page for people: small, without scripts, readable without style.
struct Page {
  /// The policy of these pages: their own style and nothing else.
  static let contentSecurityPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

  /// The name.
  var title: String
  /// The way here: names and addresses.
  var crumbs: [(name: String, address: String)]
  /// Where the same is as JSON.
  var json: String?
  /// What it shows.
  var content: HTMLText

  var bytes: [UInt8] {
    let page = HTMLText { html in
      html.raw(
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8">\
        <meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>
        """)
      html.text(title)
      html.raw(" – Dateline</title><style>")
      html.raw(Self.style)
      html.raw(
        #"</style></head><body><header><nav aria-label="You are here"><a href="/">Dateline</a>"#)
      for crumb in crumbs {
        html.raw(" › ")
        html.link(crumb.address, crumb.name)
      }
      html.raw("</nav></header><main><h1>")
      html.isolated(title)
      html.raw("</h1>")
      html.append(content)
      html.raw("</main><footer>")
      if let json { html.link(json, "JSON", relation: "alternate") }
      html.raw("</footer></body></html>\n")
    }
    return Array(page.markup.utf8)
  }

  private static let style: StaticString = """
    :root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:0 1rem}\
    table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.3rem .6rem;border-bottom:1px solid #8886;\
    vertical-align:top}dt{font-weight:600;margin-top:.6rem}dd{margin:0 0 0 1rem;overflow-wrap:anywhere}\
    nav,footer{padding:.6rem 0}.note{opacity:.75}
    """
}
